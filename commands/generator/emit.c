/* diskfish: functions that the emitters share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "emit.h"

#include <ctype.h>
#include <stdlib.h>

#include "xalloc.h"

static char *
identifier (const char *name, int (*map) (int))
{
  char *result = xstrdup (name);

  for (char *p = result; *p != '\0'; p++)
    *p = isalnum ((unsigned char) *p) ? (char) map ((unsigned char) *p) : '_';
  return result;
}

static int
as_is (int c)
{
  return c;
}

char *
c_name (const char *name)
{
  return identifier (name, as_is);
}

char *
c_upper (const char *name)
{
  return identifier (name, toupper);
}

FILE *
emit_open (const char *file)
{
  FILE *out = fopen (file, "we");

  if (out == NULL) {
    perror (file);
    exit (EXIT_FAILURE);
  }
  fprintf (out, "/* Generated from the descriptions; do not edit. */\n\n");
  return out;
}

void
emit_close (FILE *out, const char *file)
{
  if (ferror (out) || fclose (out) != 0) {
    perror (file);
    exit (EXIT_FAILURE);
  }
}

void
emit_string (FILE *out, const char *text)
{
  if (text == NULL) {
    fputs ("NULL", out);
    return;
  }
  putc ('"', out);
  for (; *text != '\0'; text++) {
    if (*text == '\n')
      fputs (text[1] ? "\\n\"\n    \"" : "\\n", out);
    else {
      if (*text == '"' || *text == '\\')
        putc ('\\', out);
      putc (*text, out);
    }
  }
  putc ('"', out);
}
