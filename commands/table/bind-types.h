/* diskfish: values of arguments by their type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BIND_TYPES_H
#define COMMANDS_BIND_TYPES_H

#include "bind.h"

/* What binding the words of one command needs. */
struct binder {
  const struct source *source;
  const struct word *words;
  size_t count;
  struct arena *arena;
  struct args *args;
  struct diag *diag;
};

/* Bind the value TEXT, LEN bytes long, which stands at SPAN. */
int bind_value (struct binder *b, const struct arg_def *def, struct arg *arg,
                const char *text, size_t len, struct span span)
  __attribute__ ((warn_unused_result));

/* Bind a word that stands for a list. */
int bind_elements (struct binder *b, const struct arg_def *def,
                   struct arg *arg, const struct word *word)
  __attribute__ ((warn_unused_result));

/* Say that "'VALUE' WHAT" is so at SPAN; HINT may be NULL. */
int bind_bad_value (struct binder *b, struct span span, const char *hint,
                    const char *what, const char *value);

#endif
