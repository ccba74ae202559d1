/* diskfish: recognise the command line of a program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_COMMAND_WORDS_H
#define APPLIANCE_COMMAND_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* True if the command line ARGV is the COUNT words of WORDS.  NULL represents
 * any word, which *ANY becomes, and "#" a number.
 */
bool command_words_match (char **argv, const char *const *words, size_t count,
                          const char **any);

#endif
