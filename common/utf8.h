/* diskfish: decode, encode and measure UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_UTF8_H
#define COMMON_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Return the length of the character at TEXT (1 to 4 bytes), or 0 if it is not
 * valid UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above
 * U+10FFFF).  Store the character in *CODE unless CODE is NULL.
 */
size_t utf8_decode (const char *text, size_t len, uint32_t *code);

/* Write the character to OUT and return its length, or 0 if CODE is not a
 * character.
 */
size_t utf8_encode (uint32_t code, char out[4]);

/* Return the offset of the first byte that is not valid UTF-8, or LEN. */
size_t utf8_valid_prefix (const char *text, size_t len);

/* Return the columns that the character takes on a terminal: 0, 1 or 2.
 * Control characters count 1.  Depends on the locale (wcwidth(3)).
 */
unsigned utf8_width (uint32_t code);

/* Return the columns of a text; an invalid byte counts 1. */
unsigned utf8_columns (const char *text, size_t len);

#endif
