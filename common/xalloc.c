/* diskfish: memory allocation that ends the program on failure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
checked (void *pointer)
{
  if (pointer == NULL) {
    fputs ("diskfish: out of memory\n", stderr);
    abort ();
  }
  return pointer;
}

void *
xmalloc (size_t size)
{
  return checked (malloc (size ? size : 1));
}

void *
xcalloc (size_t count, size_t size)
{
  return checked (calloc (count ? count : 1, size ? size : 1));
}

void *
xreallocarray (void *pointer, size_t count, size_t size)
{
  return checked (reallocarray (pointer, count ? count : 1, size ? size : 1));
}

char *
xstrdup (const char *text)
{
  return checked (strdup (text));
}

char *
xstrndup (const char *text, size_t len)
{
  char *copy = xmalloc (len + 1);

  /* strndup would stop at the first NUL, which TEXT may contain. */
  memcpy (copy, text, len);
  copy[len] = '\0';
  return copy;
}

char *
xvasprintf (const char *format, va_list args)
{
  char *text = NULL;

  if (vasprintf (&text, format, args) < 0)
    text = NULL;
  return checked (text);
}

char *
xasprintf (const char *format, ...)
{
  va_list args;
  char *text;

  va_start (args, format);
  text = xvasprintf (format, args);
  va_end (args);
  return text;
}
