/* diskfish: from words to typed arguments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_BIND_H
#define COMMANDS_BIND_H

#include "arena.h"
#include "arguments.h"

/* Return a copy of the words in the arena, with home directories in place of ~
 * at the start of bare ones; WORDS itself if there are none.
 */
const struct word *bind_tildes (const struct word *words, size_t count,
                                struct arena *arena);

/* Bind WORDS, whose first names the command.  Nothing runs; no file is
 * touched.  On failure DIAG has the place of the wrong word.
 */
int bind_words (const struct source *source, const struct word *words,
                size_t count, struct arena *arena, struct args *args,
                struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
