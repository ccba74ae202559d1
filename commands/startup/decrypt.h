/* diskfish: open encrypted devices before they are inspected.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_DECRYPT_H
#define COMMANDS_DECRYPT_H

#include "key-selector.h"
#include "session.h"

/* Open every partition, and then every logical volume, that is encrypted:
 * with the keys that are for it, else with one that is asked for.
 */
int decrypt_all (struct session *session, const struct key_selectors *keys,
                 struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
