/* diskfish: lists inside one word.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "script.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

static const char blanks[] = " \t\n\r\f\v";

/* Read one element at *TEXT into ELEMENT; false if a quote stays open. */
static bool
read_element (const char **text, struct strbuf *element)
{
  bool quoted = false;
  const char *p = *text;

  for (; *p != '\0' && (quoted || strchr (blanks, *p) == NULL); p++) {
    if (p[0] == '\\' && p[1] == '\'')
      strbuf_putc (element, *++p);
    else if (*p == '\'')
      quoted = !quoted;
    else
      strbuf_putc (element, *p);
  }
  *text = p;
  return !quoted;
}

char **
list_parse (struct arena *arena, const char *text)
{
  struct strings elements = { 0 };
  CLEANUP_STRBUF struct strbuf element = { 0 };
  char **result = NULL;
  bool closed = true;

  while (closed && *(text += strspn (text, blanks)) != '\0') {
    element.len = 0;
    closed = read_element (&text, &element);
    strings_append (&elements, arena_copy (arena, element.ptr, element.len));
  }
  if (closed) {
    strings_append (&elements, NULL);
    result = arena_alloc (arena, elements.len * sizeof *result);
    memcpy (result, elements.ptr, elements.len * sizeof *result);
  }
  strings_reset (&elements);
  return result;
}
