/* diskfish: the drives of a session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

/* Return the first free disk number.  The list is sorted by number. */
static unsigned
first_free_number (const struct drive_set *set)
{
  unsigned number = 0;

  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *drive = set->list.ptr[i];

    if (drive->number > number)
      break;
    number = drive->number + drive->disks;
  }
  return number;
}

size_t
drive_set_add (struct drive_set *set, struct drive *drive)
{
  struct drive_list *list = &set->list;
  size_t index = list->len;

  drive->number = first_free_number (set);
  drive->id = ++set->added;
  while (index > 0 && list->ptr[index-1]->number > drive->number)
    index--;
  drive_list_append (list, drive);
  for (size_t i = list->len - 1; i > index; --i)
    list->ptr[i] = list->ptr[i-1];
  list->ptr[index] = drive;
  return index;
}

void
drive_set_renumber (struct drive_set *set)
{
  unsigned number = 0;

  for (size_t i = 0; i < set->list.len; ++i) {
    set->list.ptr[i]->number = number;
    number += set->list.ptr[i]->disks;
  }
  set->running = false;
}

void
drive_set_clear (struct drive_set *set)
{
  for (size_t i = 0; i < set->list.len; ++i)
    drive_free (set->list.ptr[i]);
  drive_list_reset (&set->list);
  set->running = false;
}

struct drive *
drive_set_take (struct drive_set *set, size_t index)
{
  struct drive_list *list = &set->list;
  struct drive *drive = list->ptr[index];

  list->len--;
  for (; index < list->len; ++index)
    list->ptr[index] = list->ptr[index+1];
  if (!set->running)
    drive_set_renumber (set);
  return drive;
}

char *
drive_device (unsigned disk)
{
  char letters[8];
  size_t at = sizeof letters - 1;

  letters[at] = '\0';
  for (unsigned left = disk + 1; left > 0; left /= 26)
    letters[--at] = (char) ('a' + --left % 26);
  return xasprintf ("sd%s", letters + at);
}

/* True for a name that Linux gives to SCSI disks: sda to sdzzz. */
static bool
is_device_name (const char *label)
{
  size_t len = strlen (label);

  return len >= 3 && len <= 5 && strncmp (label, "sd", 2) == 0 &&
    strspn (label + 2, "abcdefghijklmnopqrstuvwxyz") == len - 2;
}

int
drive_set_check_label (const struct drive_set *set, const struct drive *drive,
                       struct diag *diag)
{
  const char *label = drive->label;

  if (label == NULL)
    return 0;
  if (is_device_name (label)) {
    diag_set (diag, DIAG_FAILED, "cannot use '%s' as a label: it is the name "
              "of a disk", label);
    diag->word = "label";
    return -1;
  }
  for (size_t i = 0; i < set->list.len; ++i) {
    const struct drive *there = set->list.ptr[i];
    CLEANUP_FREE char *device = drive_device (there->number);

    if (there->label == NULL || strcmp (there->label, label) != 0)
      continue;
    diag_set (diag, DIAG_FAILED, "cannot use '%s' as a label: %s already has "
              "it", label, device);
    diag->word = "label";
    return -1;
  }
  return 0;
}

static bool
is_named (const struct drive_set *set, size_t index, const char *name)
{
  const struct drive *drive = set->list.ptr[index];
  CLEANUP_FREE char *position = xasprintf ("%zu", index);
  static const char links[] = "/dev/disk/guestfs/";
  bool is_link = strncmp (name, links, strlen (links)) == 0;
  const char *label = is_link ? name + strlen (links) : name;

  if (drive->label != NULL && strcmp (drive->label, label) == 0)
    return true;
  if (strcmp (position, name) == 0)
    return true;
  if (strncmp (name, "/dev/", 5) == 0)
    name += 5;
  for (unsigned i = 0; i < drive->disks; ++i) {
    CLEANUP_FREE char *device = drive_device (drive->number + i);

    if (strcmp (device, name) == 0)
      return true;
  }
  return false;
}

int
drive_set_find (const struct drive_set *set, const char *name,
                struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf all = { 0 };

  for (size_t i = 0; i < set->list.len; ++i)
    if (is_named (set, i, name))
      return (int) i;
  for (size_t i = 0; i < set->list.len; ++i) {
    CLEANUP_FREE char *device = drive_device (set->list.ptr[i]->number);

    strbuf_printf (&all, "%s%s", i ? ", " : "", device);
  }
  diag_set (diag, DIAG_FAILED, "'%s' is not an attached drive", name);
  if (all.len > 0)
    diag_hint (diag, "use one of %s", all.ptr);
  else
    diag_hint (diag, "attach a drive first");
  return -1;
}
