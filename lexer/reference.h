/* diskfish: references to variables within words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_REFERENCE_H
#define LEXER_REFERENCE_H

#include "script.h"

/* Set the text of a bare or double-quoted word from its span, with the
 * references in it.  A wrong escape sequence or a malformed reference is
 * reported with its own place.
 */
int references_read (const struct source *source, struct arena *arena,
                     struct word *word, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether LEN bytes at TEXT can name a variable: letters, digits, - and _,
 * of which the first is a letter or _.
 */
bool reference_is_name (const char *text, size_t len);

#endif
