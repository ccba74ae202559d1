/* diskfish: parse the argument of --key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_KEY_SELECTOR_H
#define COMMANDS_KEY_SELECTOR_H

#include <stdbool.h>

#include "diag.h"

enum key_kind { KEY_STRING, KEY_CLEVIS };

/* A key for some devices: ID:key:STRING, ID:file:FILE or ID:clevis.  The key of
 * a file is its first line.
 */
struct key_selector {
  char *id;                     /* a device, a UUID, or "all" */
  enum key_kind kind;
  char *key;                    /* NULL for clevis */
};

DEFINE_VECTOR (key_selectors, struct key_selector)

/* Parse TEXT, and read the file that it names.  The caller frees the key with
 * key_selectors_free.  Return -1 with a diag, and the wrong part of the text in
 * *WHERE, on failure.
 */
int key_selector_parse (const char *text, struct key_selector *key,
                        struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* True if the key is for DEVICE.  UUID may be NULL. */
bool key_selector_fits (const struct key_selector *key, const char *device,
                        const char *uuid);

/* Overwrite the keys in memory and free them. */
void key_selectors_free (struct key_selectors *keys);

#endif
