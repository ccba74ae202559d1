/* diskfish: what completion asks of the session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_WORLD_H
#define FISH_WORLD_H

#include "complete.h"
#include "session.h"

/* The drives of the session, and what its appliance has if it runs. */
struct completion_world world_of (struct session *session);

/* Candidates as lines "TEXT<TAB>KIND<TAB>MEANING"; freed by the caller. */
char *world_lines (const struct completion *completion)
  __attribute__ ((warn_unused_result));

#endif
