/* diskfish: bytes as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "json-bytes.h"

#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "utf8.h"
#include "xalloc.h"

/* RFC 4648, section 4. */
static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  "abcdefghijklmnopqrstuvwxyz0123456789+/";

static char *
base64_encode (const char *bytes, size_t len)
{
  struct strbuf out = { 0 };

  for (size_t i = 0; i < len; i += 3) {
    unsigned group = 0;
    size_t rest = len - i < 3 ? len - i : 3;

    for (size_t j = 0; j < 3; ++j)
      group = group << 8 | (j < rest ? (unsigned char) bytes[i + j] : 0);
    for (size_t j = 0; j < 4; ++j)
      strbuf_putc (&out, j <= rest ? digits[group >> (18 - 6 * j) & 63] : '=');
  }
  return strbuf_steal (&out);
}

/* Return the bytes of TEXT, or NULL if it is not base64. */
static char *
base64_decode (const char *text, size_t *len)
{
  size_t count = strspn (text, digits), padding = strspn (text + count, "=");
  unsigned bits = 0, available = 0;
  CLEANUP_STRBUF struct strbuf bytes = { 0 };

  if (text[count + padding] != '\0' || padding > 2 ||
      (count + padding) % 4 != 0)
    return NULL;
  for (size_t i = 0; i < count; ++i) {
    size_t digit = (size_t) (strchr (digits, text[i]) - digits);

    bits = (bits << 6 | (unsigned) digit) & 0xffffff;
    available += 6;
    if (available >= 8) {
      available -= 8;
      strbuf_putc (&bytes, (char) (bits >> available & 0xff));
    }
  }
  *len = bytes.len;
  return strbuf_steal (&bytes);
}

json_t *
json_of_bytes (const char *bytes, size_t len)
{
  CLEANUP_FREE char *encoded = NULL;

  if (utf8_valid_prefix (bytes, len) == len)
    return json_stringn (bytes, len);
  encoded = base64_encode (bytes, len);
  return json_pack ("{s:s}", "base64", encoded);
}

char *
json_to_bytes (const json_t *value, size_t *len)
{
  const json_t *encoded = json_object_get (value, "base64");

  if (json_is_string (value)) {
    *len = json_string_length (value);
    return xstrndup (json_string_value (value), *len);
  }
  if (json_object_size (value) != 1 || !json_is_string (encoded) ||
      strlen (json_string_value (encoded)) != json_string_length (encoded))
    return NULL;
  return base64_decode (json_string_value (encoded), len);
}
