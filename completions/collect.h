/* diskfish: gather candidates by the type of an argument.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMPLETIONS_COLLECT_H
#define COMPLETIONS_COLLECT_H

#include "candidate.h"
#include "command.h"
#include "script.h"

/* A collector of candidates that begin with the prefix. */
struct collector {
  const struct completion_source *source;
  const char *prefix;           /* the value at the cursor */
  const char *before;           /* text before the candidates: "sync=" */
  bool quoted;                  /* candidates are quoted like ... */
  enum word_kind kind;          /* ... a word of this kind */
  const struct word *arguments; /* of the command, before the cursor */
  enum completion_kind asked;   /* of the argument that is completed */
  struct candidates list;
};

/* Add a candidate if it fits.  WHOLE: the word ends with it. */
void collect (struct collector *c, enum candidate_kind kind, const char *text,
              const char *meaning, bool whole);

/* Collect the text after WORD from now on.  The prefix begins with WORD, which
 * must live as long as candidates are collected.
 */
void collect_after (struct collector *c, const char *word);

void collect_choices (struct collector *c, const struct enum_table *choices);

/* Ask the session; NULL if it knows nothing. */
char **collect_ask (const struct collector *c, enum completion_kind kind,
                    const char *argument)
  __attribute__ ((warn_unused_result));

/* Everything that this argument may be. */
void collect_argument (struct collector *c, const struct arg_def *def);

/* The snapshots in the image that is the first of the arguments. */
void collect_snapshots (struct collector *c);

#endif
