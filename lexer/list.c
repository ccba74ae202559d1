/* diskfish: split a word into the elements of a list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "script.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

static const char spaces[] = " \t\n\r\f\v";

/* Read the element at *TEXT into ELEMENT and move *TEXT after it.  Return false
 * if a quote is not closed.
 */
static bool
read_element (const char **text, struct strbuf *element)
{
  bool quoted = false;
  const char *p = *text;

  for (; *p != '\0' && (quoted || strchr (spaces, *p) == NULL); p++) {
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

  while (closed && *(text += strspn (text, spaces)) != '\0') {
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
