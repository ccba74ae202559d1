/* diskfish: a script as statements.
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
  WORD_HEREDOC,         /* -<<END; the value is the document */
};

/* A part of a reference: .field or [index]. */
struct step {
  const char *field;    /* NULL: an index */
  size_t index;
  struct span span;     /* with the dot or the brackets */
};

/* %{NAME}, %{NAME[0]}, %{NAME.field} and so on, within a word. */
struct reference {
  struct span part;     /* of the word's text */
  struct span span;     /* of the source */
  struct span name_span;
  const char *name;
  struct step *steps;
  size_t count;
};

struct word {
  enum word_kind kind;
  struct span span;     /* with the quotes; of a heredoc the -<<END */
  const char *text;     /* the value, a NUL after it; references as written */
  size_t len;           /* only "\000" and heredocs may hold a NUL */
  const struct reference *refs; /* only bare and double-quoted words */
  size_t nrefs;
  bool expanded;        /* values stand in the place of references */
  char **elements;      /* of a list that a reference stood for, else NULL */
};

/* Where a part of the word's value is in the source, as far as that can be
 * told: the whole word if its value is not written there byte for byte.
 */
struct span word_part (const struct word *word, struct span part);

enum statement_kind {
  STATEMENT_COMMAND,    /* words, perhaps a pipe */
  STATEMENT_SHELL,      /* !text */
  STATEMENT_INLINE,     /* <!text */
  STATEMENT_LET,        /* let NAME = COMMAND */
  STATEMENT_FOREACH,    /* foreach NAME in WORD... */
  STATEMENT_IF,         /* if [not] COMMAND */
  STATEMENT_ELSE,
  STATEMENT_END,
  STATEMENT_BAD,        /* could not be parsed: the diag says why */
};

/* What the first word of a line makes of it, even if the rest is bad. */
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
  bool ignore_error;    /* - stood before it */
  enum keyword keyword;
  struct span span;     /* from the first word to the end of the last */
  struct word *words;   /* of the command, or the list of foreach */
  size_t count;
  const char *name;     /* the variable of let and foreach */
  struct span name_span;
  bool negate;          /* if not */
  size_t otherwise;     /* of if: the index of its else or end */
  size_t end;           /* of if, else and foreach: the index of the end */
  const char *host;     /* the host command of !, <! or the pipe, or NULL */
  struct span host_span;
  struct diag diag;     /* of a bad statement */
};

DEFINE_VECTOR (statements, struct statement)

/* What is missing when a source ends too early. */
enum wanted_kind {
  WANTED_NOTHING,
  WANTED_QUOTE,         /* a line with this quote character */
  WANTED_LINE,          /* a line that is exactly this text */
  WANTED_MORE,          /* any line: a backslash was the last character */
  WANTED_END,           /* the end of a block */
};

struct expected {
  enum wanted_kind kind;
  const char *text;
};

/* A parsed source.  It owns everything its statements point to, but not the
 * source, which must live longer.
 */
struct script {
  const struct source *source;
  struct arena arena;
  struct statements statements;
  struct expected wanted;
};

/* Turn the whole source into statements.  Nothing runs.  A statement that
 * cannot be parsed becomes a STATEMENT_BAD and parsing goes on behind its
 * first line.
 *
 * If the source ends inside a quote, a heredoc, a block or behind a
 * backslash, then 'wanted' says what would complete it, and a statement is
 * bad and points at the opening: the prompt asks for more, a script reports
 * it.
 */
void script_parse (struct script *script, const struct source *source);

/* The same for a long source, piece by piece, so that memory does not grow
 * with it: from *AT on, which is 0 at the start, whole statements and whole
 * blocks.  What the script held before is freed.  False at the end; then the
 * script is empty.
 */
bool script_next (struct script *script, const struct source *source,
                  size_t *at);

/* Make statements of program arguments, with ':' between commands.  The
 * words are literal.  The source, which the caller frees, is what
 * diagnostics show.
 */
struct source *script_from_args (struct script *script, char *const *args,
                                 size_t count)
  __attribute__ ((warn_unused_result));

void script_free (struct script *script);

/* Split one word into a list as in "a b 'c d'": blanks separate, '...'
 * keeps them together, \' is a quote.  The array and its strings are in the
 * arena; NULL after it.  If a quote is not closed the result is NULL.
 */
char **list_parse (struct arena *arena, const char *text)
  __attribute__ ((warn_unused_result));

#endif
