/* diskfish: memory allocation that ends the program on failure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_XALLOC_H
#define COMMON_XALLOC_H

#include <stdarg.h>
#include <stddef.h>

/* These functions print an error and abort if there is no memory, so callers
 * need not check the result.  Free the result with free.  A size of 0 returns a
 * pointer that is not NULL.
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
