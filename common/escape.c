/* diskfish: text from elsewhere, made harmless for a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "escape.h"

#include <stdbool.h>
#include <string.h>

#include "strbuf.h"
#include "utf8.h"

/* C0 and C1 controls, and those that turn the direction of writing. */
static bool
is_control (uint32_t code)
{
  return code < 0x20 || (code >= 0x7f && code < 0xa0) ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
}

/* A carriage return belongs to the end of its line: alone it would hide what
 * stands before it.
 */
static bool
is_kept (const char *text, size_t left, const char *keep)
{
  if (left > 1 && text[0] == '\r' && text[1] == '\n')
    text++;
  return *text != '\0' && strchr (keep, *text) != NULL;
}

char *
escape_controls (const char *text, size_t len, const char *keep)
{
  struct strbuf out = { 0 };

  for (size_t at = 0; at < len;) {
    uint32_t code = 0;
    size_t bytes = utf8_decode (text + at, len - at, &code);
    bool kept = is_kept (text + at, len - at, keep);

    if (kept || (bytes > 0 && !is_control (code)))
      strbuf_add (&out, text + at, bytes);
    else
      for (size_t i = 0; i < (bytes ? bytes : 1); ++i)
        strbuf_printf (&out, "\\x%02x", (unsigned char) text[at + i]);
    at += bytes ? bytes : 1;
  }
  return strbuf_steal (&out);
}
