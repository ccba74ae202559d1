/* diskfish: growing strings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_STRBUF_H
#define COMMON_STRBUF_H

#include <stddef.h>

/* A zero-initialised buffer is empty.  'ptr' is NULL until something is added;
 * then a NUL follows the text, which 'len' does not count.
 */
struct strbuf {
  char *ptr;
  size_t len;
  size_t cap;
};

/* Append LEN bytes, a string, a character, COUNT times a character, or
 * formatted text.
 */
void strbuf_add (struct strbuf *buf, const char *bytes, size_t len);
void strbuf_puts (struct strbuf *buf, const char *text);
void strbuf_putc (struct strbuf *buf, char c);
void strbuf_fill (struct strbuf *buf, char c, size_t count);
void strbuf_printf (struct strbuf *buf, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

/* Return the text, or "" if nothing was added, and empty the buffer.  The
 * caller frees the text.
 */
char *strbuf_steal (struct strbuf *buf) __attribute__ ((warn_unused_result));

/* Free the text; the buffer is empty afterwards. */
void strbuf_reset (struct strbuf *buf);

#define CLEANUP_STRBUF __attribute__ ((cleanup (strbuf_reset)))

#endif
