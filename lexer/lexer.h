/* diskfish: bytes to tokens.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_LEXER_H
#define LEXER_LEXER_H

#include <stdbool.h>

#include "arena.h"
#include "diag.h"
#include "source.h"

/* A cursor over a source.  It never goes backwards by itself and allocates
 * nothing: tokens are spans of the source.
 */
struct lexer {
  const struct source *source;
  size_t at;
};

/* What a line begins with. */
enum line_token {
  LINE_END,             /* the source ends */
  LINE_DASH,            /* -: a failure does not end the script */
  LINE_SHELL,           /* !: the span is the host command */
  LINE_INLINE,          /* <!: a host command that prints commands */
  LINE_WORD,            /* a word; nothing was consumed */
};

/* What follows within a statement. */
enum word_token {
  WORD_TOKEN_END,       /* of the statement: a newline or the source's end */
  WORD_TOKEN_BARE,
  WORD_TOKEN_SINGLE,    /* the span includes the quotes */
  WORD_TOKEN_DOUBLE,
  WORD_TOKEN_PIPE,      /* the span is the host command behind the | */
  WORD_TOKEN_OPEN,      /* a quote that is not closed: the opening quote */
  WORD_TOKEN_GLUED,     /* a quoted word with something right behind it */
};

enum line_token lexer_line (struct lexer *lexer, struct span *span);

/* A | at the start of the first word is no pipe. */
enum word_token lexer_word (struct lexer *lexer, bool first,
                            struct span *span);

/* Go on behind the next newline. */
void lexer_skip_line (struct lexer *lexer);

/* The value of a double-quoted word, whose span includes the quotes.  A
 * wrong escape sequence is reported with its own place.  The result may hold
 * a NUL (\000); it is in the arena.  NULL on error.
 */
const char *lexer_unescape (const struct source *source, struct span span,
                            struct arena *arena, size_t *len,
                            struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
