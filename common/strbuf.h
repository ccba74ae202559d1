/* diskfish: text that grows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_STRBUF_H
#define COMMON_STRBUF_H

#include <stddef.h>

/* ptr is NULL until something was added, then always ends in a NUL that len
 * does not count.  A buffer of zeroes is empty.
 */
struct strbuf {
  char *ptr;
  size_t len;
  size_t cap;
};

void strbuf_add (struct strbuf *buf, const char *bytes, size_t len);
void strbuf_puts (struct strbuf *buf, const char *text);
void strbuf_putc (struct strbuf *buf, char c);
void strbuf_fill (struct strbuf *buf, char c, size_t count);
void strbuf_printf (struct strbuf *buf, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

/* The text, to be freed by the caller ("" if nothing was added); the buffer
 * is empty afterwards.
 */
char *strbuf_steal (struct strbuf *buf) __attribute__ ((warn_unused_result));

void strbuf_reset (struct strbuf *buf);

#define CLEANUP_STRBUF __attribute__ ((cleanup (strbuf_reset)))

#endif
