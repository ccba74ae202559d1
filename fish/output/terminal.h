/* diskfish: what can be shown where results go.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TERMINAL_H
#define FISH_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

bool terminal_is (FILE *out);

/* A terminal on which a line can be written anew. */
bool terminal_rewrites (FILE *out);

/* Colours are for people: only on a terminal that has them, and not where
 * NO_COLOR is set (no-color.org).
 */
bool terminal_has_colours (FILE *out);

/* Lines and blocks of Unicode: not on a terminal that is called dumb, and not
 * where the locale has no such characters.
 */
bool terminal_has_pictures (FILE *out);

/* Columns of the terminal, 0 if it is none or does not say. */
size_t terminal_columns (FILE *out);

/* The text as it goes there: on a terminal with what it might obey escaped
 * (but for KEEP), else as it is.  Freed by the caller.
 */
char *terminal_text (FILE *out, const char *text, const char *keep)
  __attribute__ ((warn_unused_result));

#endif
