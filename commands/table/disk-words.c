/* diskfish: the words of the disk family.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "disk-words.h"

#include <string.h>

#include "image.h"

/* The words behind the positional arguments. */
int
disk_words_read (const struct args *args, struct drive *drive,
                 struct diag *diag)
{
  uint64_t seen = 0;

  for (size_t i = 0; i < args->nwords; ++i) {
    const struct word *word = &args->words[i];
    struct span where;

    if (word->nrefs > 0)
      continue;
    if (drive_add_word (drive, args->command->attrs, &seen, word->text,
                        word->len, &where, diag) == -1) {
      diag_place (diag, args->source, word_part (word, where));
      return -1;
    }
  }
  return 0;
}

/* Only a backing file has a size that a new image can take. */
static int
check_size (const struct args *args, struct diag *diag)
{
  if (args->command->attrs != &disk_create_attrs || args->args[1].given ||
      disk_word (args, "backing") != NULL)
    return 0;
  for (size_t i = 0; i < args->nwords; ++i)
    if (args->words[i].nrefs > 0)
      return 0;
  diag_at (diag, DIAG_USAGE, args->source, args->span,
           "'%s' needs a size, or backing=", args->name);
  return -1;
}

/* Words of drives know more of their values than the table does. */
static bool
are_of_drives (const struct attrs *attrs)
{
  return attrs == &disk_attach_attrs || attrs == &disk_set_attrs;
}

static int
check_drive_words (const struct args *args, struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, NULL);

  if (args->nwords == 0 && args->command->attrs == &disk_set_attrs) {
    diag_at (diag, DIAG_USAGE, args->source, args->span,
             "nothing is to be set");
    diag_hint (diag, "sync=... or cache=...");
    return -1;
  }
  return disk_words_read (args, drive, diag);
}

int
disk_words_check (const struct args *args, struct diag *diag)
{
  uint64_t seen = 0;

  if (are_of_drives (args->command->attrs))
    return check_drive_words (args, diag);
  for (size_t i = 0; i < args->nwords; ++i) {
    const struct word *word = &args->words[i];
    struct attr_word read;
    struct span where;

    if (word->nrefs > 0)
      continue;
    if (attr_read (args->command->attrs, &seen, word->text, word->len, &read,
                   &where, diag) == -1) {
      diag_place (diag, args->source, word_part (word, where));
      return -1;
    }
  }
  return check_size (args, diag);
}

/* The word NAME or NAME=VALUE, or NULL. */
static const struct word *
find_word (const struct args *args, const char *name)
{
  for (size_t i = 0; i < args->nwords; ++i)
    if (drive_word_sets (args->words[i].text, name))
      return &args->words[i];
  return NULL;
}

const char *
disk_word (const struct args *args, const char *name)
{
  const struct word *word = find_word (args, name);
  const char *value = word ? word->text + strlen (name) : NULL;

  return value != NULL && *value == '=' ? value + 1 : value;
}

void
disk_word_place (const struct args *args, const char *name, struct diag *diag)
{
  const struct word *word = find_word (args, name);

  if (word != NULL)
    diag_place (diag, args->source, word->span);
}

void
disk_place (const struct args *args, struct diag *diag)
{
  if (diag->word != NULL)
    disk_word_place (args, diag->word, diag);
  args_place (args, 0, diag);
}
