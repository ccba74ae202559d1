/* diskfish: one thing that went wrong, and where.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_DIAG_H
#define COMMON_DIAG_H

#include <stdbool.h>

#include "source.h"
#include "vector.h"

enum diag_code {
  DIAG_NONE,            /* all is well */
  DIAG_USAGE,           /* the words cannot be understood: exit status 2 */
  DIAG_FAILED,          /* a command was understood and failed: status 1 */
  DIAG_NOTE,          /* nothing is wrong, but the user ought to know */
};

/* A diag of zeroes says that nothing went wrong.  The first problem wins:
 * setting one that is set already changes nothing.  The source is borrowed
 * and must live as long as the diag is used.
 *
 * The text is lower case without a newline and quotes the user's own word;
 * the hint goes behind the caret and is a whole remark by itself.
 */
struct diag {
  enum diag_code code;
  bool placed;          /* span and source are set */
  struct span span;
  const struct source *source;
  const char *word;     /* static: of the words that describe a drive the one
                           at fault, or NULL; who knows where they stand
                           finds its place */
  char *text;
  char *hint;
  char *detail;         /* lines that are shown below, or NULL */
  char *library;        /* the message of libguestfs, or NULL */
  int errnum;           /* errno of the failure, 0 if there is none */
};

DEFINE_VECTOR (diags, struct diag)

/* Record a problem.  Returns -1, so that a function can end with it. */
int diag_set (struct diag *diag, enum diag_code code, const char *format, ...)
  __attribute__ ((format (printf, 3, 4)));

/* The same at a place. */
int diag_at (struct diag *diag, enum diag_code code,
             const struct source *source, struct span span,
             const char *format, ...)
  __attribute__ ((format (printf, 5, 6)));

/* Give a diag its place if it has none; the innermost place wins. */
void diag_place (struct diag *diag, const struct source *source,
                 struct span span);

/* Add the hint if there is none. */
void diag_hint (struct diag *diag, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

/* Add the lines if there are none; they are freed with the diag. */
void diag_take_detail (struct diag *diag, char *lines);

/* Add the message of libguestfs if there is none. */
void diag_set_library (struct diag *diag, const char *message);

/* The same problem once more, unless DIAG is set already.  Returns -1. */
int diag_copy (struct diag *diag, const struct diag *other);

static inline bool
diag_is_set (const struct diag *diag)
{
  return diag->code != DIAG_NONE;
}

/* Free the texts; the diag says again that nothing went wrong. */
void diag_reset (struct diag *diag);

/* Free all elements too. */
void diags_free (struct diags *diags);

#define CLEANUP_DIAG __attribute__ ((cleanup (diag_reset)))
#define CLEANUP_DIAGS __attribute__ ((cleanup (diags_free)))

#endif
