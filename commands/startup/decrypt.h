/* diskfish: open encrypted devices before inspection.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_DECRYPT_H
#define COMMANDS_DECRYPT_H

#include "key-selector.h"
#include "session.h"

/* Open all encrypted partitions, then all encrypted logical volumes, with the
 * keys that are for each.  Ask for a key if there is none.  Return -1 with a
 * diag if a device cannot be opened.
 */
int decrypt_all (struct session *session, const struct key_selectors *keys,
                 struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
