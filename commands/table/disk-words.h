/* diskfish: the words of the disk family.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_DISK_WORDS_H
#define COMMANDS_DISK_WORDS_H

#include "arguments.h"
#include "drive.h"

/* Read the words NAME and NAME=VALUE behind the command's arguments into the
 * drive.  A wrong part has its place in the source.
 */
int disk_words_read (const struct args *args, struct drive *drive,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Only see whether they are right, for any command of the family. */
int disk_words_check (const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Set the diag at the place of the word that sets NAME, if there is one. */
void disk_word_place (const struct args *args, const char *name,
                      struct diag *diag);

/* Set the diag at the word that it is about, or else at the first argument. */
void disk_place (const struct args *args, struct diag *diag);

/* The value of the word NAME=VALUE, "" for a flag, NULL if it is not given. */
const char *disk_word (const struct args *args, const char *name);

#endif
