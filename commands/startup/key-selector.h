/* diskfish: keys that are given on the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_KEY_SELECTOR_H
#define COMMANDS_KEY_SELECTOR_H

#include <stdbool.h>

#include "diag.h"

enum key_kind { KEY_STRING, KEY_CLEVIS };

/* ID:key:STRING, ID:file:FILE or ID:clevis; the contents of the file are the
 * string.
 */
struct key_selector {
  char *id;                     /* a device, a UUID, or "all" */
  enum key_kind kind;
  char *key;                    /* NULL for clevis */
};

DEFINE_VECTOR (key_selectors, struct key_selector)

/* Reads the file too.  On failure WHERE is the wrong part of the text. */
int key_selector_parse (const char *text, struct key_selector *key,
                        struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether the key is for a device, whose UUID may be NULL. */
bool key_selector_fits (const struct key_selector *key, const char *device,
                        const char *uuid);

/* Wipes the keys. */
void key_selectors_free (struct key_selectors *keys);

#endif
