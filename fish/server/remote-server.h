/* diskfish: run commands that others send.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REMOTE_SERVER_H
#define FISH_REMOTE_SERVER_H

#include "options.h"

/* --listen: go into the background, do what the options ask for, and print
 * how to reach the server once it listens.  Returns the status of the
 * program: here at once, and in the background when the server ends.
 */
int remote_listen (struct options *options)
  __attribute__ ((warn_unused_result));

#endif
