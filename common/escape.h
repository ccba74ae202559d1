/* diskfish: text from elsewhere, made harmless for a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_ESCAPE_H
#define COMMON_ESCAPE_H

#include <stddef.h>

/* TEXT with every byte that a terminal might obey, or that is not UTF-8, as
 * \xHH; those in KEEP stay, and a carriage return before a kept line end.  A
 * backslash stays as it is: this is for eyes.  Freed by the caller.
 */
char *escape_controls (const char *text, size_t len, const char *keep)
  __attribute__ ((warn_unused_result));

#endif
