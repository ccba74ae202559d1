/* diskfish: the attributes of a command of the disk family.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "attributes.h"

#include <string.h>

#include "image.h"

static int
bind_one (struct args *args, uint64_t *seen, const struct word *word,
          struct diag *diag)
{
  struct attr_arg *arg = &args->attrs[args->nattrs];
  struct span where = { 0, word->len };

  if (attr_read (args->command->attrs, seen, word->text, word->len,
                 &arg->value, &where, diag) == -1 ||
      drive_check_attr (&arg->value, diag) == -1) {
    diag_place (diag, args->source, word_part (word, where));
    return -1;
  }
  arg->span = word->span;
  args->nattrs++;
  return 0;
}

/* A new image can take its size only from a backing file. */
static int
attributes_check_size (const struct args *args, struct diag *diag)
{
  if (args->command->attrs != &disk_create_attrs || args->args[1].given ||
      args->nattrs < args->nwords ||
      attribute_text (args, "backing") != NULL)
    return 0;
  return diag_at (diag, DIAG_USAGE, args->source, args->span,
                  "'%s' needs a size or backing=", args->name);
}

static int
check_any (const struct args *args, struct diag *diag)
{
  if (args->command->attrs != &disk_set_attrs || args->nwords > 0)
    return 0;
  diag_at (diag, DIAG_USAGE, args->source, args->span,
           "'%s' needs an attribute", args->name);
  diag_hint (diag, "use sync=... or cache=...");
  return -1;
}

int
attributes_bind (struct args *args, struct arena *arena, struct diag *diag)
{
  uint64_t seen = 0;

  args->attrs = arena_alloc (arena, args->nwords * sizeof *args->attrs);
  for (size_t i = 0; i < args->nwords; ++i)
    if (args->words[i].nrefs == 0 &&
        bind_one (args, &seen, &args->words[i], diag) == -1)
      return -1;
  return check_any (args, diag) == -1 ? -1 : attributes_check_size (args, diag);
}

void
attributes_set (const struct args *args, struct drive *drive)
{
  for (size_t i = 0; i < args->nattrs; ++i)
    drive_set_attr (drive, &args->attrs[i].value);
}

static const struct attr_arg *
find (const struct args *args, const char *name)
{
  for (size_t i = 0; i < args->nattrs; ++i)
    if (strcmp (args->attrs[i].value.attr->name, name) == 0)
      return &args->attrs[i];
  return NULL;
}

const char *
attribute_text (const struct args *args, const char *name)
{
  const struct attr_arg *arg = find (args, name);

  return arg ? arg->value.text : NULL;
}

void
attribute_place (const struct args *args, const char *name, struct diag *diag)
{
  const struct attr_arg *arg = find (args, name);

  if (arg != NULL)
    diag_place (diag, args->source, arg->span);
}

void
attributes_place (const struct args *args, struct diag *diag)
{
  if (diag->word != NULL)
    attribute_place (args, diag->word, diag);
  args_place (args, 0, diag);
}
