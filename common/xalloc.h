/* diskfish: allocation that does not fail.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_XALLOC_H
#define COMMON_XALLOC_H

#include <stdarg.h>
#include <stddef.h>

/* These end the program with a line on standard error when there is no
 * memory; no caller has to look at the result.  What they return is freed
 * with free.
 */
void *xmalloc (size_t size) __attribute__ ((malloc, warn_unused_result));
void *xcalloc (size_t count, size_t size)
  __attribute__ ((malloc, warn_unused_result));
void *xreallocarray (void *pointer, size_t count, size_t size)
  __attribute__ ((warn_unused_result));
char *xstrdup (const char *text) __attribute__ ((warn_unused_result));
char *xstrndup (const char *text, size_t len)
  __attribute__ ((warn_unused_result));
char *xasprintf (const char *format, ...)
  __attribute__ ((format (printf, 1, 2), warn_unused_result));
char *xvasprintf (const char *format, va_list args)
  __attribute__ ((format (printf, 1, 0), warn_unused_result));

#endif
