/* diskfish: parse references to variables within words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_REFERENCE_H
#define LEXER_REFERENCE_H

#include "statement.h"

/* Set the text and the references of a bare or double-quoted word, whose kind
 * and span are set.  The arena owns both.  Return -1 with a diag at the place
 * of a wrong escape sequence or a malformed reference.
 */
int references_read (const struct source *source, struct arena *arena,
                     struct word *word, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* True if LEN bytes at TEXT are a variable name: ASCII letters, digits, - and
 * _, with a letter or _ first.
 */
bool reference_is_name (const char *text, size_t len);

#endif
