/* diskfish: a source text, and places in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_SOURCE_H
#define COMMON_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "vector.h"

/* The bytes of a source from START up to, but not including, END. */
struct span {
  size_t start;
  size_t end;
};

DEFINE_VECTOR (spans, struct span)

struct source {
  char *name;           /* in diagnostics: a file name, <stdin>, <args> */
  char *text;           /* followed by a NUL that LEN does not count */
  size_t len;
  unsigned first_line;  /* number of the first line, 1 for a whole file */
  bool plain;           /* guestfish's language: no variables, no blocks, and
                           no backslash that continues a line */
  struct spans *hidden; /* secrets, sorted by their start */
};

DEFINE_VECTOR (source_list, struct source *)

struct source_place {
  unsigned line;        /* from 1 */
  unsigned column;      /* from 1, in terminal columns; a tab counts as one */
  struct span text;     /* the line without its newline */
};

/* Return a source with copies of NAME and of LEN bytes of TEXT.  Free it with
 * source_free.
 */
struct source *source_new (const char *name, const char *text, size_t len,
                           unsigned first_line)
  __attribute__ ((warn_unused_result));

/* Return the contents of FILE as a source, or NULL with errno set if it cannot
 * be read.  Free it with source_free.
 */
struct source *source_read (const char *name, const char *file)
  __attribute__ ((warn_unused_result));

/* Free a source; NULL is allowed. */
void source_free (struct source *source);

/* Never show SPAN, which is a secret: diagnostics, traces and the history ask
 * for it.  Hiding a span again has no effect.
 */
void source_hide (const struct source *source, struct span span);

/* Return the index of the first hidden span that starts at AT or later, or ends
 * after it.
 */
size_t source_hidden_index (const struct source *source, size_t at);

/* Return the line and column of the byte at OFFSET, which is at most LEN. */
struct source_place source_place (const struct source *source, size_t offset);

#endif
