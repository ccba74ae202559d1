/* diskfish: parse scripts into statements.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_SCRIPT_H
#define LEXER_SCRIPT_H

#include "statement.h"

/* Return the place of a PART of the word's value in the source.  If escape
 * sequences or references make the value differ from the source, return the
 * place of the whole word.
 */
struct span word_part (const struct word *word, struct span part);

/* Parse the whole source into statements.  A statement that cannot be parsed
 * becomes a STATEMENT_BAD, and parsing continues after its first line.
 *
 * If the source ends inside a quote, a here-document or a block, or after a
 * backslash, 'wanted' says what would complete it, and a bad statement points
 * at the opening.  The prompt then reads another line; a script reports the
 * error.
 */
void script_parse (struct script *script, const struct source *source);

/* Parse the next statements of a long source, so that memory use does not grow
 * with its length.  *AT is the offset to continue at, 0 at first; blocks are
 * never split.  Free what the script contained before.  Return false, with an
 * empty script, at the end of the source.
 */
bool script_next (struct script *script, const struct source *source,
                  size_t *at);

/* Make statements of COUNT program arguments, with ':' between commands.  The
 * words are literal.  Return the source that diagnostics show; the caller frees
 * it after the script.
 */
struct source *script_from_args (struct script *script, char *const *args,
                                 size_t count)
  __attribute__ ((warn_unused_result));

/* Free what the script owns; the script is empty afterwards. */
void script_free (struct script *script);

/* Split a word into the elements of a list, as in "a b 'c d'": spaces separate
 * elements, single quotes protect spaces, and \' is a quote.  Return an array
 * with NULL at the end, which the arena owns with its strings.  Return NULL if
 * a quote is not closed.
 */
char **list_parse (struct arena *arena, const char *text)
  __attribute__ ((warn_unused_result));

#endif
