/* diskfish: diagnostics: a message with a place, a hint and a code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static bool __attribute__ ((format (printf, 3, 0)))
diag_start (struct diag *diag, enum diag_code code, const char *format,
            va_list args)
{
  if (diag_is_set (diag))
    return false;
  diag->code = code;
  diag->text = xvasprintf (format, args);
  return true;
}

int
diag_set (struct diag *diag, enum diag_code code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  diag_start (diag, code, format, args);
  va_end (args);
  return -1;
}

int
diag_at (struct diag *diag, enum diag_code code, const struct source *source,
         struct span span, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (diag_start (diag, code, format, args))
    diag_place (diag, source, span);
  va_end (args);
  return -1;
}

void
diag_place (struct diag *diag, const struct source *source, struct span span)
{
  if (!diag_is_set (diag) || diag->placed || source == NULL)
    return;
  diag->placed = true;
  diag->source = source;
  diag->span = span;
}

void
diag_hint (struct diag *diag, const char *format, ...)
{
  va_list args;

  if (!diag_is_set (diag) || diag->hint != NULL)
    return;
  va_start (args, format);
  diag->hint = xvasprintf (format, args);
  va_end (args);
}

void
diag_take_detail (struct diag *diag, char *lines)
{
  if (diag_is_set (diag) && diag->detail == NULL)
    diag->detail = lines;
  else
    free (lines);
}

void
diag_set_library (struct diag *diag, const char *message)
{
  if (diag_is_set (diag) && diag->library == NULL && message != NULL)
    diag->library = xstrdup (message);
}

int
diag_copy (struct diag *diag, const struct diag *other)
{
  if (diag_is_set (diag) || !diag_is_set (other))
    return -1;
  *diag = *other;
  diag->text = xstrdup (other->text);
  diag->hint = other->hint ? xstrdup (other->hint) : NULL;
  diag->detail = other->detail ? xstrdup (other->detail) : NULL;
  diag->library = other->library ? xstrdup (other->library) : NULL;
  return -1;
}

void
diag_reset (struct diag *diag)
{
  free (diag->text);
  free (diag->hint);
  free (diag->detail);
  free (diag->library);
  memset (diag, 0, sizeof *diag);
}

void
diags_free (struct diags *diags)
{
  for (size_t i = 0; i < diags->len; ++i)
    diag_reset (&diags->ptr[i]);
  diags_reset (diags);
}
