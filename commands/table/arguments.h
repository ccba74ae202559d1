/* diskfish: the arguments of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ARGUMENTS_H
#define COMMANDS_ARGUMENTS_H

#include "command.h"
#include "enum-table.h"
#include "script.h"

/* A typed argument.  Everything it points to lives as long as the arena that
 * it was bound in and the words.
 */
struct arg {
  bool given;
  bool open;                    /* it refers to variables: not known yet */
  bool document;                /* text is a document: -<<END */
  struct span span;             /* of the value, within the word */
  const char *text;             /* the value as a string */
  size_t len;
  int64_t number;               /* bool, int, size */
  char **list;
  const struct word *words;     /* of the list, if each is a word */
  void *pointer;
};

/* An attribute that was given. */
struct attr_arg {
  struct attr_value value;
  struct span span;             /* of the whole word */
};

struct args {
  const struct command *command;
  const char *name;             /* of the command, as it was typed */
  const struct source *source;
  struct span name_span;        /* of the command's name */
  struct span span;             /* of the whole command */
  struct arg *args;             /* command->nargs of them */
  struct arg *opts;             /* command->nopts of them */
  const struct word *words;     /* what remains: ARG_REST and attributes */
  size_t nwords;
  struct attr_arg *attrs;       /* those whose values are known */
  size_t nattrs;
};

/* Set the diag at the place of argument INDEX. */
void args_place (const struct args *args, size_t index, struct diag *diag);

#endif
