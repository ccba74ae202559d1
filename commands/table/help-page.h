/* diskfish: the help page of one command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_HELP_PAGE_H
#define COMMANDS_HELP_PAGE_H

#include "command.h"
#include "strbuf.h"

/* Add TEXT, wrapped and indented.  Two newlines together separate paragraphs,
 * a single one is a space.
 */
void help_wrapped (struct strbuf *out, const char *text, size_t indent);

/* Add a word in WIDTH columns, and its wrapped meaning, which may be NULL. */
void help_item (struct strbuf *out, size_t indent, size_t width,
                const char *word, const char *meaning);

/* Return the help page of the command, to be freed by the caller. */
char *help_page (const struct command *command)
  __attribute__ ((warn_unused_result));

#endif
