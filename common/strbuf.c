/* diskfish: growing strings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

/* The text of strbuf_printf that one attempt is enough for. */
enum { SHORT_TEXT = 63 };

static char *
reserve (struct strbuf *buf, size_t more)
{
  if (buf->len + more + 1 > buf->cap) {
    buf->cap = (buf->len + more + 1) * 2;
    buf->ptr = xreallocarray (buf->ptr, buf->cap, 1);
  }
  buf->ptr[buf->len + more] = '\0';
  return buf->ptr + buf->len;
}

void
strbuf_add (struct strbuf *buf, const char *bytes, size_t len)
{
  char *end = reserve (buf, len);

  if (len > 0)
    memcpy (end, bytes, len);
  buf->len += len;
}

void
strbuf_puts (struct strbuf *buf, const char *text)
{
  strbuf_add (buf, text, strlen (text));
}

void
strbuf_putc (struct strbuf *buf, char c)
{
  strbuf_add (buf, &c, 1);
}

void
strbuf_fill (struct strbuf *buf, char c, size_t count)
{
  memset (reserve (buf, count), c, count);
  buf->len += count;
}

void
strbuf_printf (struct strbuf *buf, const char *format, ...)
{
  char *end = reserve (buf, SHORT_TEXT);
  size_t left = buf->cap - buf->len;
  va_list args;
  int len;

  va_start (args, format);
  len = vsnprintf (end, left, format, args);
  va_end (args);
  if (len >= 0 && (size_t) len >= left) {
    end = reserve (buf, (size_t) len);
    va_start (args, format);
    len = vsnprintf (end, (size_t) len + 1, format, args);
    va_end (args);
  }
  if (len < 0)
    abort ();
  buf->len += (size_t) len;
}

char *
strbuf_steal (struct strbuf *buf)
{
  char *text = buf->ptr != NULL ? buf->ptr : xstrdup ("");

  memset (buf, 0, sizeof *buf);
  return text;
}

void
strbuf_reset (struct strbuf *buf)
{
  free (buf->ptr);
  memset (buf, 0, sizeof *buf);
}
