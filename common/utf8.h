/* diskfish: UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_UTF8_H
#define COMMON_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the character at TEXT (1 to 4), or 0 if it is not valid UTF-8
 * (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).  The
 * character goes to *CODE if that is not NULL.
 */
size_t utf8_decode (const char *text, size_t len, uint32_t *code);

/* Writes at most 4 bytes; returns their number, 0 for what is no character. */
size_t utf8_encode (uint32_t code, char out[4]);

/* Offset of the first byte that is not valid UTF-8, LEN if all is. */
size_t utf8_valid_prefix (const char *text, size_t len);

/* Columns that the character takes on a terminal: 0, 1 or 2.  Control
 * characters and bytes that are no character count 1.
 */
unsigned utf8_width (uint32_t code);

/* Columns of a whole text. */
unsigned utf8_columns (const char *text, size_t len);

#endif
