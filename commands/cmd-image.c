/* diskfish: the disk family: work on image files of the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "conflicts.h"
#include "disk-words.h"
#include "handlers.h"
#include "image-rows.h"
#include "qemu-img.h"
#include "session.h"
#include "work.h"

/* Arguments of qemu-img.  The strings are copies. */
static void
put (struct strings *list, const char *word)
{
  strings_append (list, xstrdup (word));
}

static void
put_file (struct strings *list, const char *name)
{
  strings_append (list, qemu_img_file (name));
}

static void
free_list (struct strings *list)
{
  for (size_t i = 0; i < list->len; ++i)
    free (list->ptr[i]);
  strings_reset (list);
}
#define CLEANUP_LIST __attribute__ ((cleanup (free_list)))

static const char *const *
closed (struct strings *list)
{
  strings_append (list, NULL);
  return (const char *const *) list->ptr;
}

/* Refuse an image that an attached drive writes to. */
static int
check_free (struct session *session, const struct args *args, size_t index,
            struct diag *diag)
{
  const char *image = args->args[index].text;

  if (conflicts_writer (&session->drives, image) == NULL)
    return 0;
  diag_set (diag, DIAG_FAILED, "'%s' is attached for writing", image);
  diag_hint (diag, "'disk detach' or 'shutdown' comes first");
  args_place (args, index, diag);
  return -1;
}

/* Run qemu-img; a failure is placed at the image. */
static int
run (struct session *session, const struct args *args, struct strings *list,
     int tolerated, char **output, struct diag *diag)
{
  int status = work_run (session, closed (list), tolerated, output, diag);

  args_place (args, 0, diag);
  return status;
}

int
cmd_disk_create (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  const char *format = disk_word (args, "format");
  const char *backing = disk_word (args, "backing");
  const char *preallocation = disk_word (args, "preallocation");
  const char *image = args->args[0].text;
  CLEANUP_LIST struct strings list = { 0 };

  (void) result;
  if (access (image, F_OK) == 0) {
    diag_set (diag, DIAG_FAILED, "'%s' exists already", image);
    args_place (args, 0, diag);
    return -1;
  }
  put (&list, "create");
  put (&list, "-q");
  put (&list, "-f");
  put (&list, format ? format : "raw");
  if (backing != NULL) {
    CLEANUP_FREE char *backing_format = qemu_img_format (backing, diag);

    if (backing_format == NULL)
      return -1;
    put (&list, "-b");
    put (&list, backing);
    put (&list, "-F");
    put (&list, backing_format);
  }
  if (preallocation != NULL) {
    put (&list, "-o");
    strings_append (&list, xasprintf ("preallocation=%s", preallocation));
  }
  put_file (&list, image);
  strings_append (&list, xasprintf ("%" PRId64, args->args[1].number));
  return run (session, args, &list, 0, NULL, diag);
}

int
cmd_disk_info (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  CLEANUP_LIST struct strings list = { 0 };
  json_t *info;

  (void) session;
  put (&list, "info");
  put (&list, "--output=json");
  put (&list, "-U");
  put_file (&list, args->args[0].text);
  info = qemu_img_json (closed (&list), diag);
  if (info == NULL) {
    args_place (args, 0, diag);
    return -1;
  }
  rows_of_info (result, args->args[0].text, info);
  json_decref (info);
  return 0;
}

/* qemu-img check ends with 2 for corruption, 3 for leaks, 63 where a format
 * cannot be checked (qemu-img(1)).
 */
int
cmd_disk_check (struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  enum { CORRUPT = 2, LEAKS = 3 };
  const char *repair = disk_word (args, "repair");
  CLEANUP_LIST struct strings list = { 0 };
  CLEANUP_FREE char *output = NULL;
  json_t *report;
  int status;

  if (check_free (session, args, 0, diag) == -1)
    return -1;
  put (&list, "check");
  put (&list, "--output=json");
  if (repair != NULL) {
    put (&list, "-r");
    put (&list, repair);
  }
  put_file (&list, args->args[0].text);
  status = run (session, args, &list, LEAKS, &output, diag);
  report = output ? json_loads (output, 0, NULL) : NULL;
  if (report == NULL)
    return diag_is_set (diag) ? -1
      : diag_set (diag, DIAG_FAILED, "this format cannot be checked");
  diag_reset (diag);
  rows_of_check (result, report);
  if (json_integer_value (json_object_get (report, "corruptions")) > 0)
    status = CORRUPT;
  json_decref (report);
  if (status != CORRUPT && status != -1)
    return 0;
  diag_set (diag, DIAG_FAILED, "the image is corrupt");
  diag_hint (diag, "repair=all mends what can be mended");
  args_place (args, 0, diag);
  return -1;
}

int
cmd_disk_resize (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  CLEANUP_LIST struct strings list = { 0 };
  CLEANUP_DIAG struct diag own = { 0 };
  CLEANUP_FREE char *format = NULL;

  (void) result;
  if (check_free (session, args, 0, diag) == -1)
    return -1;
  format = qemu_img_format (args->args[0].text, diag);
  if (format == NULL) {
    args_place (args, 0, diag);
    return -1;
  }
  put (&list, "resize");
  put (&list, "-q");
  put (&list, "-f");
  put (&list, format);
  if (disk_word (args, "shrink") != NULL)
    put (&list, "--shrink");
  put_file (&list, args->args[0].text);
  strings_append (&list, xasprintf ("%" PRId64, args->args[1].number));
  if (run (session, args, &list, 0, NULL, &own) == 0)
    return 0;
  if (strstr (own.text, "shrink") != NULL) {
    diag_set (diag, DIAG_FAILED, "the image would get smaller");
    diag_hint (diag, "the word 'shrink' allows it");
    args_place (args, 1, diag);
    return -1;
  }
  return diag_at (diag, own.code, own.source, own.span, "%s", own.text);
}

/* The new file gets its name when it is whole, and only if nobody else has
 * taken the name meanwhile.
 */
static int
publish (const char *part, const char *target, struct diag *diag)
{
  if (link (part, target) == 0) {
    unlink (part);
    return 0;
  }
  /* Some file systems have no links. */
  if (errno != EEXIST && access (target, F_OK) == -1 &&
      rename (part, target) == 0)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot make '%s': %s", target,
                   strerror (errno));
}

int
cmd_disk_convert (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  const char *format = disk_word (args, "format");
  const char *target = args->args[1].text;
  CLEANUP_FREE char *part = xasprintf ("%s.%d.part", target, (int) getpid ());
  CLEANUP_LIST struct strings list = { 0 };

  (void) result;
  if (check_free (session, args, 0, diag) == -1)
    return -1;
  if (access (target, F_OK) == 0) {
    diag_set (diag, DIAG_FAILED, "'%s' exists already", target);
    args_place (args, 1, diag);
    return -1;
  }
  put (&list, "convert");
  put (&list, "-p");
  put (&list, "-t");
  put (&list, "writeback");
  put (&list, "-O");
  put (&list, format ? format : "raw");
  if (disk_word (args, "compress") != NULL)
    put (&list, "-c");
  put_file (&list, args->args[0].text);
  put_file (&list, part);
  if (run (session, args, &list, 0, NULL, diag) == 0 &&
      publish (part, target, diag) == 0)
    return 0;
  unlink (part);
  args_place (args, 1, diag);
  return -1;
}

int
cmd_disk_compare (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  enum { DIFFERENT = 1 };
  CLEANUP_LIST struct strings list = { 0 };
  int status;

  if (check_free (session, args, 0, diag) == -1 ||
      check_free (session, args, 1, diag) == -1)
    return -1;
  put (&list, "compare");
  put (&list, "-p");
  put_file (&list, args->args[0].text);
  put_file (&list, args->args[1].text);
  status = run (session, args, &list, DIFFERENT, NULL, diag);
  if (status != -1)
    value_set_bool (result, status != DIFFERENT);
  return status == -1 ? -1 : 0;
}

int
cmd_disk_map (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  CLEANUP_LIST struct strings list = { 0 };
  json_t *map;

  if (check_free (session, args, 0, diag) == -1)
    return -1;
  put (&list, "map");
  put (&list, "--output=json");
  put_file (&list, args->args[0].text);
  map = qemu_img_json (closed (&list), diag);
  if (map == NULL) {
    args_place (args, 0, diag);
    return -1;
  }
  rows_of_map (result, map);
  json_decref (map);
  return 0;
}

/* The snapshots stand in what qemu-img info says. */
static int
list_snapshots (const struct args *args, struct value *result,
                struct diag *diag)
{
  CLEANUP_LIST struct strings list = { 0 };
  json_t *info;

  put (&list, "info");
  put (&list, "--output=json");
  put_file (&list, args->args[0].text);
  info = qemu_img_json (closed (&list), diag);
  if (info == NULL) {
    args_place (args, 0, diag);
    return -1;
  }
  rows_of_snapshots (result, json_object_get (info, "snapshots"));
  json_decref (info);
  return 0;
}

int
cmd_disk_snapshot (struct session *session, const struct args *args,
                   struct value *result, struct diag *diag)
{
  static const char *const words[][2] = {
    { "create", "-c" }, { "apply", "-a" }, { "delete", "-d" },
  };
  CLEANUP_LIST struct strings list = { 0 };

  if (check_free (session, args, 0, diag) == -1)
    return -1;
  if (args->nwords == 0)
    return list_snapshots (args, result, diag);
  if (args->nwords > 1) {
    diag_at (diag, DIAG_USAGE, args->source, args->words[1].span,
             "only one of create=, apply= and delete= can be given");
    return -1;
  }
  put (&list, "snapshot");
  put (&list, "-q");
  for (size_t i = 0; i < 3; ++i)
    if (disk_word (args, words[i][0]) != NULL) {
      put (&list, words[i][1]);
      put (&list, disk_word (args, words[i][0]));
    }
  put_file (&list, args->args[0].text);
  return run (session, args, &list, 0, NULL, diag);
}
