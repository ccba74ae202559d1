/* diskfish: decode, encode and measure UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "utf8.h"

#include <stdbool.h>
#include <wchar.h>

static bool
is_tail (unsigned char c)
{
  return (c & 0xc0) == 0x80;
}

/* Return the length of the character that starts with LEAD, or 0, and set *BITS
 * to the bits of the character in it.
 */
static size_t
announced (unsigned char lead, uint32_t *bits)
{
  if (lead < 0x80) {
    *bits = lead;
    return 1;
  }
  if (lead >= 0xc2 && lead <= 0xdf) {
    *bits = lead & 0x1f;
    return 2;
  }
  if (lead >= 0xe0 && lead <= 0xef) {
    *bits = lead & 0x0f;
    return 3;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    *bits = lead & 0x07;
    return 4;
  }
  return 0;
}

static bool
is_character (uint32_t code, size_t bytes)
{
  static const uint32_t lowest[] = { 0, 0, 0x80, 0x800, 0x10000 };

  return code >= lowest[bytes] && code <= 0x10ffff &&
    !(code >= 0xd800 && code <= 0xdfff);
}

size_t
utf8_decode (const char *text, size_t len, uint32_t *code)
{
  uint32_t bits;
  size_t bytes = len > 0 ? announced ((unsigned char) text[0], &bits) : 0;

  if (bytes == 0 || bytes > len)
    return 0;
  for (size_t i = 1; i < bytes; ++i) {
    if (!is_tail ((unsigned char) text[i]))
      return 0;
    bits = bits << 6 | ((unsigned char) text[i] & 0x3f);
  }
  if (!is_character (bits, bytes))
    return 0;
  if (code != NULL)
    *code = bits;
  return bytes;
}

size_t
utf8_encode (uint32_t code, char out[4])
{
  size_t bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

  if (!is_character (code, bytes))
    return 0;
  for (size_t i = bytes; i-- > 1; code >>= 6)
    out[i] = (char) (0x80 | (code & 0x3f));
  out[0] = (char) (lead[bytes] | code);
  return bytes;
}

size_t
utf8_valid_prefix (const char *text, size_t len)
{
  size_t at = 0;

  while (at < len) {
    size_t bytes = (unsigned char) text[at] < 0x80
      ? 1 : utf8_decode (text + at, len - at, NULL);

    if (bytes == 0)
      return at;
    at += bytes;
  }
  return len;
}

unsigned
utf8_width (uint32_t code)
{
  int width = code < 0x80 ? 1 : wcwidth ((wchar_t) code);

  return width < 0 ? 1 : (unsigned) width;
}

unsigned
utf8_columns (const char *text, size_t len)
{
  unsigned columns = 0;

  for (size_t at = 0; at < len;) {
    uint32_t code = 0;
    size_t bytes = utf8_decode (text + at, len - at, &code);

    columns += bytes ? utf8_width (code) : 1;
    at += bytes ? bytes : 1;
  }
  return columns;
}
