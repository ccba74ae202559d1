/* diskfish: split a URI into its parts (RFC 3986).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "uri-parts.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"
#define HEX DIGITS "abcdefABCDEF"

/* "unreserved" and "sub-delims" of RFC 3986, the characters of each part. */
#define PLAIN LETTERS DIGITS "-._~" "!$&'()*+,;="

/* Return the length of the prefix of TEXT with characters of PLAIN and MORE,
 * and percent-encoded ones.
 */
static size_t
part_len (const char *text, const char *more)
{
  const char *at = text;

  for (;; at++)
    if (*at == '%' && at[1] != '\0' && strchr (HEX, at[1]) != NULL &&
        at[2] != '\0' && strchr (HEX, at[2]) != NULL)
      at += 2;
    else if (*at == '\0' ||
             (strchr (PLAIN, *at) == NULL && strchr (more, *at) == NULL))
      return (size_t) (at - text);
}

/* Move *AT after the part of LEN bytes, and return a copy of it. */
static char *
take (const char **at, size_t len)
{
  const char *part = *at;

  *at += len;
  return xstrndup (part, len);
}

static bool
read_scheme (struct uri_parts *parts, const char **at)
{
  size_t len = strspn (*at, LETTERS DIGITS "+-.");

  if (len == 0 || strchr (LETTERS, **at) == NULL ||
      strncmp (*at + len, "://", 3) != 0)
    return false;
  parts->scheme = take (at, len);
  *at += 3;
  return true;
}

static void
read_user (struct uri_parts *parts, const char **at)
{
  size_t len = part_len (*at, ":");

  if ((*at)[len] != '@')
    return;
  parts->user = take (at, len);
  ++*at;
}

static bool
read_server (struct uri_parts *parts, const char **at)
{
  size_t len = **at == '[' ? strcspn (*at, "]") : part_len (*at, "");

  if (**at == '[') {
    if ((*at)[len] != ']')
      return false;
    len++;
  }
  if (len > 0)
    parts->server = take (at, len);
  return true;
}

static bool
read_port (struct uri_parts *parts, const char **at)
{
  if (**at != ':')
    return true;
  ++*at;
  if (**at == '\0' || strchr (DIGITS, **at) == NULL)
    return false;
  for (; **at != '\0' && strchr (DIGITS, **at) != NULL; ++*at) {
    int64_t port = (int64_t) parts->port * 10 + (**at - '0');

    if (port > INT_MAX)
      return false;
    parts->port = (int) port;
  }
  return true;
}

static bool
read_rest (struct uri_parts *parts, const char **at)
{
  if (**at == '/')
    parts->path = take (at, part_len (*at, ":@/"));
  if (**at == '?') {
    ++*at;
    parts->query = take (at, part_len (*at, ":@/?"));
  }
  if (**at == '#') {
    ++*at;
    *at += part_len (*at, ":@/?[]");
  }
  return **at == '\0';
}

bool
uri_parts_read (struct uri_parts *parts, const char *text)
{
  const char *at = text;

  *parts = (struct uri_parts) { 0 };
  if (read_scheme (parts, &at)) {
    read_user (parts, &at);
    if (read_server (parts, &at) && read_port (parts, &at) &&
        read_rest (parts, &at))
      return true;
  }
  uri_parts_free (parts);
  return false;
}

void
uri_parts_free (struct uri_parts *parts)
{
  free (STEAL (parts->scheme));
  free (STEAL (parts->user));
  free (STEAL (parts->server));
  free (STEAL (parts->path));
  free (STEAL (parts->query));
}

static char
hex_value (const char *digits)
{
  const char pair[] = { digits[0], digits[1], '\0' };

  return (char) strtol (pair, NULL, 16);
}

char *
uri_decode (const char *text, size_t len)
{
  char *plain = xmalloc (len + 1);
  size_t used = 0;

  for (size_t i = 0; i < len; ++i)
    if (text[i] == '%' && i + 2 < len && strchr (HEX, text[i+1]) != NULL &&
        strchr (HEX, text[i+2]) != NULL) {
      plain[used++] = hex_value (text + i + 1);
      i += 2;
    }
    else
      plain[used++] = text[i];
  plain[used] = '\0';
  return plain;
}

void
uri_encode (struct strbuf *out, const char *text, const char *kept)
{
  for (; *text != '\0'; ++text)
    if (strchr (LETTERS DIGITS "-_.!~*'()", *text) != NULL ||
        strchr (kept, *text) != NULL)
      strbuf_putc (out, *text);
    else
      strbuf_printf (out, "%%%02X", (unsigned) (unsigned char) *text);
}
