/* diskfish: whose standard streams a server has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_REMOTE_STREAMS_H
#define FISH_REMOTE_STREAMS_H

#include <stdio.h>

#include "remote-protocol.h"

/* While no command runs they are /dev/null. */
void remote_streams_detach (void);

/* They become those of a client, which are closed.  */
void remote_streams_attach (int fds[FRAME_FDS]);

/* Only what this program itself prints goes to a client: processes that are
 * started, and may live long, get nothing of it.
 */
struct remote_streams {
  FILE *out, *err;              /* what was there before */
};
void remote_streams_borrow (struct remote_streams *before,
                            int fds[FRAME_FDS]);
void remote_streams_return (const struct remote_streams *before);

#endif
