/* diskfish: statements that begin with a keyword.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_KEYWORD_H
#define LEXER_KEYWORD_H

#include "script.h"

/* What the first word of a line is. */
enum keyword keyword_of (const struct word *word);

/* How a statement that begins with the word is written; NULL if it is no
 * keyword.
 */
const char *keyword_usage (const char *word);

/* Make what it says of a statement whose words and keyword are set; they are
 * a command if it has none.
 */
int keyword_take (const struct source *source, struct statement *statement)
  __attribute__ ((warn_unused_result));

#endif
