/* diskfish: diagnostics: a message with a place, a hint and a code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_DIAG_H
#define COMMON_DIAG_H

#include <stdbool.h>

#include "source.h"
#include "vector.h"

enum diag_code {
  DIAG_NONE,            /* no diagnostic */
  DIAG_USAGE,           /* a mistake in a script or an option: exit status 2 */
  DIAG_FAILED,          /* a correct command failed: exit status 1 */
  DIAG_NOTE,            /* information, not an error */
};

/* A zero-initialised diag is not set.  The first problem wins: setting a diag
 * again changes nothing.  The diag owns its texts.  It borrows the source,
 * which must live as long as the diag is used.
 *
 * The text is lower case, has no newline and no full stop, and quotes the
 * user's own word.  The hint is printed after the caret; it is an instruction
 * or a question.
 */
struct diag {
  enum diag_code code;
  bool placed;          /* 'span' and 'source' are set */
  struct span span;
  const struct source *source;
  const char *word;     /* static: name of the wrong attribute of a drive, or
                           NULL; the caller that knows where the attributes
                           are written sets the place */
  char *text;
  char *hint;
  char *detail;         /* lines to print below the message, or NULL */
  char *library;        /* original message of libguestfs, or NULL */
  int errnum;           /* errno of the failure, or 0 */
};

DEFINE_VECTOR (diags, struct diag)

/* Set the code and the text.  Always return -1, for use in a return statement.
 */
int diag_set (struct diag *diag, enum diag_code code, const char *format, ...)
  __attribute__ ((format (printf, 3, 4)));

/* Set the code, the text and the place.  Always return -1. */
int diag_at (struct diag *diag, enum diag_code code,
             const struct source *source, struct span span,
             const char *format, ...)
  __attribute__ ((format (printf, 5, 6)));

/* Set the place of a diag that is set and has no place yet.  The first, and so
 * the innermost, caller wins.
 */
void diag_place (struct diag *diag, const struct source *source,
                 struct span span);

/* Set the hint of a diag that is set and has no hint yet. */
void diag_hint (struct diag *diag, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

/* Set the detail lines unless the diag already has some.  Take ownership of
 * LINES in any case.
 */
void diag_take_detail (struct diag *diag, char *lines);

/* Set the message of libguestfs, which is copied, unless the diag already has
 * one.
 */
void diag_set_library (struct diag *diag, const char *message);

/* Copy OTHER into DIAG, unless DIAG is set.  Always return -1. */
int diag_copy (struct diag *diag, const struct diag *other);

static inline bool
diag_is_set (const struct diag *diag)
{
  return diag->code != DIAG_NONE;
}

/* Free the texts; the diag is not set afterwards. */
void diag_reset (struct diag *diag);

/* Free the vector and all its diags. */
void diags_free (struct diags *diags);

#define CLEANUP_DIAG __attribute__ ((cleanup (diag_reset)))
#define CLEANUP_DIAGS __attribute__ ((cleanup (diags_free)))

#endif
