/* diskfish: escape untrusted text for a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_ESCAPE_H
#define COMMON_ESCAPE_H

#include <stddef.h>

/* Return LEN bytes of TEXT with control characters and invalid UTF-8 written as
 * \xHH.  Characters in KEEP stay unchanged, and so does a carriage return
 * before a kept newline.  Backslashes are not escaped: the result is for
 * people to read and cannot be converted back.  The caller frees it.
 */
char *escape_controls (const char *text, size_t len, const char *keep)
  __attribute__ ((warn_unused_result));

#endif
