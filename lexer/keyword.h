/* diskfish: statements that begin with a keyword.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_KEYWORD_H
#define LEXER_KEYWORD_H

#include "statement.h"

/* Return the keyword that the first word of a statement is, or KEYWORD_NONE.
 * A quoted word is not a keyword.
 */
enum keyword keyword_of (const struct word *word);

/* Return the usage of the keyword WORD (static), or NULL if it is not one. */
const char *keyword_usage (const char *word);

/* Complete a statement whose words and keyword are set: check the words that
 * the keyword requires, and leave those of the command or the list.  Without a
 * keyword, change nothing.  Return -1 with the statement's diag set if the
 * words are wrong.
 */
int keyword_take (const struct source *source, struct statement *statement)
  __attribute__ ((warn_unused_result));

#endif
