/* diskfish: the description in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
desc_error (struct description *d, struct place place, const char *format,
            ...)
{
  va_list args;

  fprintf (stderr, "%s:%u: ", place.file, place.line);
  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  putc ('\n', stderr);
  d->errors++;
}

bool
desc_has_flag (const struct d_command *c, const char *flag)
{
  for (size_t i = 0; i < c->flags.len; ++i)
    if (strcmp (c->flags.ptr[i], flag) == 0)
      return true;
  return false;
}

const struct d_enum *
desc_enum (const struct description *d, const char *name)
{
  for (size_t i = 0; i < d->enums.len; ++i)
    if (strcmp (d->enums.ptr[i].name, name) == 0)
      return &d->enums.ptr[i];
  return NULL;
}

const struct d_struct *
desc_struct (const struct description *d, const char *name)
{
  for (size_t i = 0; i < d->structs.len; ++i)
    if (strcmp (d->structs.ptr[i].name, name) == 0)
      return &d->structs.ptr[i];
  return NULL;
}
