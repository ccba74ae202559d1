/* diskfish: what completion asks of the session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_COMPLETION_SOURCE_H
#define FISH_COMPLETION_SOURCE_H

#include "complete.h"
#include "session.h"

/* The drives of the session, and what its appliance has if it runs. */
struct completion_source completion_source_of (struct session *session);

/* Candidates as lines "TEXT<TAB>KIND<TAB>MEANING"; freed by the caller. */
char *completion_source_lines (const struct completion *completion)
  __attribute__ ((warn_unused_result));

#endif
