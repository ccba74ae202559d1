/* diskfish: split a source into tokens.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_LEXER_H
#define LEXER_LEXER_H

#include <stdbool.h>

#include "arena.h"
#include "diag.h"
#include "source.h"

/* A position in a source.  It only moves forward.  The lexer allocates nothing:
 * tokens are spans of the source.
 */
struct lexer {
  const struct source *source;
  size_t at;
};

/* The first token of a line. */
enum line_token {
  LINE_END,             /* the end of the source */
  LINE_DASH,            /* -: a failure does not end the script */
  LINE_SHELL,           /* !: the span is the host command */
  LINE_INLINE,          /* <!: a host command that prints commands */
  LINE_WORD,            /* a word; nothing was consumed */
};

/* The next token of a statement. */
enum word_token {
  WORD_TOKEN_END,       /* the end of the statement or of the source */
  WORD_TOKEN_BARE,
  WORD_TOKEN_SINGLE,    /* the span includes the quotes */
  WORD_TOKEN_DOUBLE,
  WORD_TOKEN_PIPE,      /* the span is the host command after the | */
  WORD_TOKEN_OPEN,      /* an unterminated quote; the span is the quote */
  WORD_TOKEN_GLUED,     /* a quoted word without a space after it */
};

/* Skip empty lines and comments, and return how the next line starts.  Set SPAN
 * to the token; a word is not consumed.
 */
enum line_token lexer_line (struct lexer *lexer, struct span *span);

/* Return the next token of the statement and set SPAN.  FIRST is true for the
 * first word, where a | does not start a pipe.
 */
enum word_token lexer_word (struct lexer *lexer, bool first,
                            struct span *span);

/* Continue after the next newline. */
void lexer_skip_line (struct lexer *lexer);

/* Return the value of a double-quoted word, whose span includes the quotes, and
 * set *LEN.  The arena owns the value, which may contain a NUL (\000).  Return
 * NULL with a diag at the place of a wrong escape sequence.
 */
const char *lexer_unescape (const struct source *source, struct span span,
                            struct arena *arena, size_t *len,
                            struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
