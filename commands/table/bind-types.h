/* diskfish: check and convert the values of arguments by their type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BIND_TYPES_H
#define COMMANDS_BIND_TYPES_H

#include "arena.h"
#include "arguments.h"

/* State while the words of one command are bound. */
struct binder {
  const struct source *source;
  const struct word *words;
  size_t count;
  struct arena *arena;
  struct args *args;
  struct diag *diag;
};

/* Bind the value TEXT of LEN bytes, which is at SPAN in the source.  Return -1
 * with a diag if it does not have the type of DEF.
 */
int bind_value (struct binder *b, const struct arg_def *def, struct arg *arg,
                const char *text, size_t len, struct span span)
  __attribute__ ((warn_unused_result));

/* Bind a word whose value is a whole list.  Return -1 with a diag if DEF takes
 * one value, or if an element has the wrong type.
 */
int bind_elements (struct binder *b, const struct arg_def *def,
                   struct arg *arg, const struct word *word)
  __attribute__ ((warn_unused_result));

/* Set the diag "'VALUE' WHAT" at SPAN.  HINT may be NULL.  Return -1. */
int bind_bad_value (struct binder *b, struct span span, const char *hint,
                    const char *what, const char *value);

#endif
