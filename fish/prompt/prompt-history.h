/* diskfish: what was typed at the prompt, now and in earlier sessions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROMPT_HISTORY_H
#define FISH_PROMPT_HISTORY_H

#include "diag.h"

/* readline has the statements themselves, once for the program. */
struct prompt_history {
  char *file;                   /* NULL if there is none */
  int added;                    /* statements that are not in it yet */
};

/* Begin with what the file has, or else with the history of guestfish, for who
 * comes from there.  DIAG tells what cannot be read, or that there is no folder
 * for the file; such a file will not be written.
 */
void prompt_history_open (struct prompt_history *recall, struct diag *diag);

/* A statement, which may have several lines, is remembered.  One with a secret
 * is not, nor is the same again.
 */
void prompt_history_add (struct prompt_history *recall, const char *text,
                         size_t len);

/* Add what is new to the file, which another session may have done too; DIAG
 * tells if that fails.
 */
void prompt_history_close (struct prompt_history *recall, struct diag *diag);

#endif
