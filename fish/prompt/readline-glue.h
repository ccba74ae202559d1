/* diskfish: the one file that knows readline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_READLINE_GLUE_H
#define FISH_READLINE_GLUE_H

#include <stdbool.h>
#include <stdio.h>

#include "complete.h"

enum prompt_status {
  PROMPT_LINE,
  PROMPT_DROPPED,               /* ^C: what was typed is to be forgotten */
  PROMPT_END,                   /* ^D, or the terminal has gone */
};

/* Prepare line editing.  WORLD is asked when TAB is pressed; PENDING is what
 * was typed in earlier lines of a statement, which completion must know; NAME
 * is what ~/.inputrc calls us.  All must live as long as lines are asked for.
 */
void prompt_init (const struct completion_source *world,
                  const char *const *pending, const char *name);

/* Where the prompt and all that belongs to it is shown. */
FILE *prompt_stream (void);

/* Ask for a line; freed by the caller. */
enum prompt_status prompt_line (const char *prompt, char **line)
  __attribute__ ((warn_unused_result));

#endif
