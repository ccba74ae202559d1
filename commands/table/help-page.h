/* diskfish: the help page of one command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_HELP_PAGE_H
#define COMMANDS_HELP_PAGE_H

#include "command.h"
#include "strbuf.h"

/* Add TEXT in lines of the usual width, indented.  A newline in it ends a
 * line only where two stand together: between paragraphs.
 */
void help_wrapped (struct strbuf *out, const char *text, size_t indent);

/* Add a word and what it is, or NULL, which may take several lines; the word
 * has WIDTH columns.
 */
void help_item (struct strbuf *out, size_t indent, size_t width,
                const char *word, const char *meaning);

/* All about the command; freed by the caller. */
char *help_page (const struct command *command)
  __attribute__ ((warn_unused_result));

#endif
