/* diskfish: what was typed at the prompt, now and in earlier sessions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_RECALL_H
#define FISH_RECALL_H

#include "diag.h"

/* readline has the statements themselves, once for the program. */
struct recall {
  char *file;                   /* NULL if there is none */
  int added;                    /* statements that are not in it yet */
};

/* Begin with what the file has, or else with the history of guestfish, for who
 * comes from there.  DIAG tells what cannot be read, or that there is no folder
 * for the file; such a file will not be written.
 */
void recall_open (struct recall *recall, struct diag *diag);

/* A statement, which may have several lines, is remembered.  One with a secret
 * is not, nor is the same again.
 */
void recall_add (struct recall *recall, const char *text, size_t len);

/* Add what is new to the file, which another session may have done too; DIAG
 * tells if that fails.
 */
void recall_close (struct recall *recall, struct diag *diag);

#endif
