/* diskfish: features of the terminal that output goes to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_TERMINAL_H
#define FISH_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

bool terminal_is (FILE *out);

/* True if OUT is a terminal that can overwrite lines. */
bool terminal_rewrites (FILE *out);

/* True if OUT is a terminal with colours, and NO_COLOR is not set
 * (no-color.org).
 */
bool terminal_has_colours (FILE *out);

/* True if OUT can show line-drawing characters of Unicode: the terminal is not
 * "dumb", and the locale has these characters.
 */
bool terminal_has_pictures (FILE *out);

/* Return the columns of the terminal, 0 if OUT is not a terminal or its size is
 * unknown.
 */
size_t terminal_columns (FILE *out);

/* Return the text for OUT.  On a terminal, escape control characters except for
 * KEEP.  The caller frees it.
 */
char *terminal_text (FILE *out, const char *text, const char *keep)
  __attribute__ ((warn_unused_result));

#endif
