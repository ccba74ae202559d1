/* diskfish: the command 'disk snapshot'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>
#include <string.h>

#include "attributes.h"
#include "cleanup.h"
#include "enum-table.h"
#include "handlers.h"
#include "image-files.h"
#include "image-values.h"
#include "qemu-img-command.h"
#include "qemu-img.h"

static const struct {
  const char *word;
  const char *option;           /* option of qemu-img */
} actions[] = {
  { "create", "-c" }, { "apply", "-a" }, { "delete", "-d" },
};

/* Return the snapshots that 'qemu-img info' lists. */
static int
list_snapshots (const struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  json_t *info = image_info (session, args, diag);

  if (info == NULL)
    return -1;
  rows_of_snapshots (result, json_object_get (info, "snapshots"));
  json_decref (info);
  return 0;
}

static bool
is_there (char *const *names, const char *name)
{
  while (*names != NULL && strcmp (*names, name) != 0)
    names++;
  return *names != NULL;
}

static int
unknown_snapshot (char *const *names, const char *name, struct diag *diag)
{
  CLEANUP_FREE struct enum_entry *list = NULL;
  struct enum_table all = { .what = "snapshot" };

  while (names[all.count] != NULL)
    all.count++;
  all.list = list = xcalloc (all.count, sizeof *list);
  for (size_t i = 0; i < all.count; ++i)
    list[i].word = names[i];
  if (all.count > 0)
    return enum_unknown (&all, name, diag);
  diag_set (diag, DIAG_FAILED, "unknown snapshot '%s'", name);
  diag_hint (diag, "use 'create=' to create the first snapshot");
  return -1;
}

/* Check that a snapshot to apply or delete exists, and that one to create does
 * not.
 */
static int
check_snapshot_name (const struct session *session, const struct args *args,
                     const char *action, struct diag *diag)
{
  const char *name = attribute_text (args, action);
  json_t *info = image_info (session, args, diag);
  CLEANUP_FREE_STRINGS char **names = qemu_img_snapshots (info);
  const char *format = json_string_value (json_object_get (info, "format"));
  CLEANUP_DIAG struct diag own = { 0 };
  bool new = strcmp (action, "create") == 0;
  bool there = is_there (names, name);

  if (format != NULL && strcmp (format, "raw") == 0) {
    diag_set (diag, DIAG_FAILED, "a raw image cannot have snapshots");
    args_place (args, 0, diag);
  }
  else if (info != NULL && new && there)
    diag_set (diag, DIAG_FAILED, "the snapshot '%s' already exists", name);
  else if (info != NULL && !new && !there) {
    unknown_snapshot (names, name, &own);
    diag_set (diag, DIAG_FAILED, "%s", own.text);
    diag_hint (diag, "%s", own.hint);
  }
  json_decref (info);
  attribute_place (args, action, diag);
  return diag_is_set (diag) ? -1 : 0;
}

static int
change (struct session *session, const struct args *args, size_t action,
        struct diag *diag)
{
  const char *word = actions[action].word;
  CLEANUP_STRINGS struct strings list = { 0 };

  if (check_snapshot_name (session, args, word, diag) == -1)
    return -1;
  image_put (&list, "snapshot");
  image_put (&list, "-q");
  image_put (&list, actions[action].option);
  image_put (&list, attribute_text (args, word));
  image_put_file (&list, args->args[0].text);
  if (image_run (session, args, &list, 0, NULL, diag) == -1)
    return -1;
  return image_flush (args->args[0].text, NULL, args->args[0].text, diag);
}

int
cmd_disk_snapshot (struct session *session, const struct args *args,
                   struct value *result, struct diag *diag)
{
  size_t action = 0;

  if (image_check (session, args, 0,
                   args->nwords > 0 ? IMAGE_WRITE : IMAGE_READ, diag) == -1)
    return -1;
  if (args->nwords == 0)
    return list_snapshots (session, args, result, diag);
  if (args->nwords > 1)
    return diag_at (diag, DIAG_USAGE, args->source, args->words[1].span,
                    "create=, apply= and delete= exclude each other");
  while (attribute_text (args, actions[action].word) == NULL)
    action++;
  return change (session, args, action, diag);
}
