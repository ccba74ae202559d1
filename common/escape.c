/* diskfish: escape untrusted text for a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "escape.h"

#include <stdbool.h>
#include <string.h>

#include "strbuf.h"
#include "utf8.h"

/* True for C0 and C1 controls, and for the Unicode controls that change the
 * direction of text (UAX #9): both can make a line look like another one.
 */
static bool
is_control (uint32_t code)
{
  return code < 0x20 || (code >= 0x7f && code < 0xa0) ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069);
}

/* True if KEEP contains the character.  A carriage return counts as part of
 * CR LF; alone, it would let a terminal overwrite the start of the line.
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
