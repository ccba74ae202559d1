/* diskfish: the history of the prompt, in memory and in a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROMPT_HISTORY_H
#define FISH_PROMPT_HISTORY_H

#include "diag.h"
#include "source.h"

/* State of the history.  readline keeps the entries, once per process. */
struct prompt_history {
  char *file;                   /* NULL if there is none */
  int added;                    /* entries that are not in the file yet */
};

/* Read the file, or for a new user the history of guestfish.  Set the diag if a
 * file cannot be read, or if there is no private directory for it.  Such a file
 * is not written later.
 */
void prompt_history_open (struct prompt_history *history, struct diag *diag);

/* Add what was typed, which may have several lines.  Skip sources with hidden
 * parts, and repetitions.
 */
void prompt_history_add (struct prompt_history *history,
                         const struct source *source);

/* Append new entries to the file, which other sessions may have changed.  Set
 * the diag on failure.
 */
void prompt_history_close (struct prompt_history *history, struct diag *diag);

#endif
