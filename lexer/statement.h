/* diskfish: the statements of a script.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_STATEMENT_H
#define LEXER_STATEMENT_H

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

#endif
