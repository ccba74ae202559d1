/* diskfish: parse scripts into statements.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_SCRIPT_H
#define LEXER_SCRIPT_H

#include <stdbool.h>

#include "arena.h"
#include "diag.h"
#include "source.h"
#include "vector.h"

enum word_kind {
  WORD_BARE,
  WORD_SINGLE,          /* 'literal' */
  WORD_DOUBLE,          /* "with \n escapes" */
  WORD_HEREDOC,         /* -<<END; the value is the text of its lines */
};

/* A part of a reference: .field or [index]. */
struct step {
  const char *field;    /* NULL for an index */
  size_t index;
  struct span span;     /* includes the dot or the brackets */
};

/* A reference such as %{NAME}, %{NAME[0]} or %{NAME.field} within a word. */
struct reference {
  struct span part;     /* in the word's text */
  struct span span;     /* in the source */
  struct span name_span;
  const char *name;
  struct step *steps;
  size_t count;
};

struct word {
  enum word_kind kind;
  struct span span;     /* includes the quotes; of a here-document, -<<END */
  const char *text;     /* value with references as written, then a NUL */
  size_t len;           /* only "\000" and here-documents may contain a NUL */
  const struct reference *refs; /* in bare and double-quoted words only */
  size_t nrefs;
  bool expanded;        /* the references are replaced by values */
  char **elements;      /* if the word is a reference to a list: its elements,
                           NULL-terminated; otherwise NULL */
};

/* Return the place of a PART of the word's value in the source.  If escape
 * sequences or references make the value differ from the source, return the
 * place of the whole word.
 */
struct span word_part (const struct word *word, struct span part);

enum statement_kind {
  STATEMENT_COMMAND,    /* words, and possibly a pipe */
  STATEMENT_SHELL,      /* !text */
  STATEMENT_INLINE,     /* <!text */
  STATEMENT_LET,        /* let NAME = COMMAND */
  STATEMENT_FOREACH,    /* foreach NAME in WORD... */
  STATEMENT_IF,         /* if [not] COMMAND */
  STATEMENT_ELSE,
  STATEMENT_END,
  STATEMENT_BAD,        /* cannot be parsed; the diag says why */
};

/* The keyword at the start of a statement, even if the rest is wrong. */
enum keyword {
  KEYWORD_NONE,
  KEYWORD_LET,
  KEYWORD_FOREACH,
  KEYWORD_IF,
  KEYWORD_ELSE,
  KEYWORD_END,
};

struct statement {
  enum statement_kind kind;
  bool ignore_error;    /* the statement starts with - */
  enum keyword keyword;
  struct span span;     /* from the first word to the end of the last */
  struct word *words;   /* of the command, or the list of 'foreach' */
  size_t count;
  const char *name;     /* the variable of 'let' and 'foreach' */
  struct span name_span;
  bool negate;          /* 'if not' */
  size_t otherwise;     /* of 'if': the index of its 'else' or 'end' */
  size_t end;           /* of 'if', 'else', 'foreach': the index of the 'end' */
  const char *host;     /* host command of !, <! or the pipe, or NULL */
  struct span host_span;
  struct diag diag;     /* set in a bad statement */
};

DEFINE_VECTOR (statements, struct statement)

/* The input that an incomplete source lacks. */
enum wanted_kind {
  WANTED_NOTHING,
  WANTED_QUOTE,         /* a line with this quote character */
  WANTED_LINE,          /* a line that is exactly this text */
  WANTED_MORE,          /* any line: the last character is a backslash */
  WANTED_END,           /* the end of a block */
};

struct expected {
  enum wanted_kind kind;
  const char *text;     /* of WANTED_QUOTE and WANTED_LINE; in the arena */
};

/* A parsed source.  It owns everything that its statements point to, but not
 * the source, which must live longer.  Zero-initialise it.
 */
struct script {
  const struct source *source;
  struct span parsed;           /* the part of the source with the statements */
  struct arena arena;
  struct statements statements;
  struct expected wanted;
};

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
