/* diskfish: open encrypted devices before they are inspected.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_DECRYPT_H
#define FISH_DECRYPT_H

#include "key-selector.h"
#include "shell.h"

/* Open every partition, and then every logical volume, that is encrypted:
 * with the keys that are for it, else with one that is asked for.
 */
int decrypt_all (struct shell *shell, const struct key_selectors *keys,
                 struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
