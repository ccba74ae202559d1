/* diskfish: the bound arguments of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ARGUMENTS_H
#define COMMANDS_ARGUMENTS_H

#include "command.h"
#include "enum-table.h"
#include "script.h"

/* A typed argument.  Its pointers are valid as long as the arena in which it
 * was bound, and the words.
 */
struct arg {
  bool given;
  bool open;                    /* contains references: value not known yet */
  bool document;                /* TEXT is a here-document: -<<END */
  struct span span;             /* of the value, within the word */
  const char *text;             /* the value as a string, NUL-terminated */
  size_t len;
  int64_t number;               /* bool, int, size */
  char **list;
  const struct word *words;     /* elements of the list, if each is a word */
  void *pointer;
};

/* An attribute with its value. */
struct attr_arg {
  struct attr_value value;
  struct span span;             /* of the whole word */
};

struct args {
  const struct command *command;
  const char *name;             /* of the command, as the user typed it */
  const struct source *source;
  struct span name_span;        /* of the command's name */
  struct span span;             /* of the whole command */
  struct arg *args;             /* command->nargs of them */
  struct arg *opts;             /* command->nopts of them */
  const struct word *words;     /* remaining words: ARG_REST and attributes */
  size_t nwords;
  struct attr_arg *attrs;       /* without those that contain references */
  size_t nattrs;
};

/* Set the place of DIAG to argument INDEX, unless it has a place. */
void args_place (const struct args *args, size_t index, struct diag *diag);

#endif
