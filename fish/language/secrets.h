/* diskfish: find secrets in the words of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SECRETS_H
#define FISH_SECRETS_H

#include "command.h"
#include "script.h"

/* Reads the words of one command in order.  Zero-initialise it. */
struct secret_reader {
  const struct command *command;
  const char *family;           /* first word of a command of two words */
  bool unknown;                 /* no command has this name */
  size_t index;                 /* of the next argument */
};

/* Return the byte at which a secret starts in the value of the next word, or
 * SIZE_MAX if the word contains none.
 */
size_t secret_reader_next (struct secret_reader *reader,
                           const struct word *word);

/* Hide the secrets of the script in its source: the values of secret attributes
 * and options, and of anything named "secret" in words of unknown commands,
 * host commands, comments and text that cannot be parsed.
 */
void secrets_hide (const struct script *script);

#endif
