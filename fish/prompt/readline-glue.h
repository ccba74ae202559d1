/* diskfish: line editing with readline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_READLINE_GLUE_H
#define FISH_READLINE_GLUE_H

#include <stdbool.h>
#include <stdio.h>

#include "complete.h"

enum prompt_status {
  PROMPT_LINE,
  PROMPT_DROPPED,               /* ^C: discard the line */
  PROMPT_END,                   /* ^D, or the terminal is closed */
};

/* Prepare line editing.  WORLD answers questions of completion.  PENDING holds
 * the earlier lines of the statement, which completion needs.  NAME is the name
 * for conditions in ~/.inputrc.  All must live as long as lines are read.
 */
void prompt_init (const struct completion_source *source,
                  const char *const *pending, const char *name);

/* Return the stream for the prompt and everything that belongs to it. */
FILE *prompt_stream (void);

/* Read a line.  The caller frees it. */
enum prompt_status prompt_line (const char *prompt, char **line)
  __attribute__ ((warn_unused_result));

#endif
