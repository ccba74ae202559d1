/* diskfish: bind the words of a statement to the typed arguments of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BIND_H
#define COMMANDS_BIND_H

#include "arena.h"
#include "arguments.h"

/* Return a copy of the words in the arena, with home directories in place of ~
 * at the start of bare words.  Return WORDS if no word starts with ~.
 */
const struct word *bind_tildes (const struct word *words, size_t count,
                                struct arena *arena);

/* Bind WORDS, of which the first names the command, to ARGS.  Nothing runs, and
 * no file is touched.  ARGS lives as long as ARENA and WORDS.  Return -1 with a
 * diag that has the place of the wrong word.
 */
int bind_words (const struct source *source, const struct word *words,
                size_t count, struct arena *arena, struct args *args,
                struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
