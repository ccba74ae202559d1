/* diskfish: a text that statements and diagnostics point into.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_SOURCE_H
#define COMMON_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "vector.h"

/* Bytes [start, end) of a source. */
struct span {
  size_t start;
  size_t end;
};

struct source {
  char *name;           /* as diagnostics show it: a file, <stdin>, <args> */
  char *text;           /* ends in a NUL that len does not count */
  size_t len;
  unsigned first_line;  /* number of the first line, 1 for a whole file */
  bool plain;           /* guestfish's language: no variables, no blocks, and
                           no line that goes on behind a backslash */
};

DEFINE_VECTOR (source_list, struct source *)

struct source_place {
  unsigned line;        /* from 1 */
  unsigned column;      /* from 1, in display columns; a tab counts as one */
  struct span text;     /* the line without its line end */
};

/* NAME and TEXT are copied. */
struct source *source_new (const char *name, const char *text, size_t len,
                           unsigned first_line)
  __attribute__ ((warn_unused_result));

/* The contents of FILE; NULL with errno set when it cannot be read. */
struct source *source_read (const char *name, const char *file)
  __attribute__ ((warn_unused_result));

void source_free (struct source *source);

/* Where OFFSET (at most len) is. */
struct source_place source_place (const struct source *source, size_t offset);

#endif
