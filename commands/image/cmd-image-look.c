/* diskfish: the commands 'disk info', 'disk check', 'disk compare' and 'disk
 * map'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>

#include "attributes.h"
#include "cleanup.h"
#include "handlers.h"
#include "image-values.h"
#include "qemu-img-command.h"

int
cmd_disk_info (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  json_t *info;

  if (image_check (session, args, 0, IMAGE_LOOK, diag) == -1)
    return -1;
  info = image_info (session, args, diag);
  if (info == NULL)
    return -1;
  rows_of_info (result, args->args[0].text, info);
  json_decref (info);
  return 0;
}

/* qemu-img check exits with 2 for corruption, 3 for leaks, and 63 if the format
 * cannot be checked (qemu-img(1)).
 */
int
cmd_disk_check (struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  enum { CORRUPT = 2, LEAKS = 3 };
  const char *repair = attribute_text (args, "repair");
  CLEANUP_STRINGS struct strings list = { 0 };
  CLEANUP_FREE char *output = NULL;
  json_t *report;
  int status;

  if (image_check (session, args, 0, repair ? IMAGE_WRITE : IMAGE_READ,
                   diag) == -1)
    return -1;
  image_put (&list, "check");
  image_put (&list, "--output=json");
  if (repair != NULL) {
    image_put (&list, "-r");
    image_put (&list, repair);
  }
  image_put_raw (&list, session, "-f", args->args[0].text);
  image_put_file (&list, args->args[0].text);
  status = image_run (session, args, &list, LEAKS, &output, diag);
  report = output ? json_loads (output, 0, NULL) : NULL;
  if (report == NULL)
    return diag_is_set (diag) ? -1
      : diag_set (diag, DIAG_FAILED, "cannot check '%s': its format has no "
                  "check", args->args[0].text);
  diag_reset (diag);
  rows_of_check (result, report);
  if (json_integer_value (json_object_get (report, "corruptions")) > 0)
    status = CORRUPT;
  json_decref (report);
  if (status != CORRUPT && status != -1)
    return 0;
  diag_set (diag, DIAG_FAILED, "the image is corrupt");
  diag_hint (diag, "use 'repair=all' to repair it");
  args_place (args, 0, diag);
  return -1;
}

int
cmd_disk_compare (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  enum { DIFFERENT = 1 };
  CLEANUP_STRINGS struct strings list = { 0 };
  int status;

  if (image_check (session, args, 0, IMAGE_READ, diag) == -1 ||
      image_check (session, args, 1, IMAGE_READ, diag) == -1)
    return -1;
  image_put (&list, "compare");
  image_put (&list, "-p");
  image_put_raw (&list, session, "-f", args->args[0].text);
  image_put_raw (&list, session, "-F", args->args[1].text);
  image_put_file (&list, args->args[0].text);
  image_put_file (&list, args->args[1].text);
  status = image_run (session, args, &list, DIFFERENT, NULL, diag);
  if (status != -1)
    value_set_bool (result, status != DIFFERENT);
  return status == -1 ? -1 : 0;
}

int
cmd_disk_map (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  CLEANUP_STRINGS struct strings list = { 0 };
  json_t *map;

  if (image_check (session, args, 0, IMAGE_READ, diag) == -1)
    return -1;
  image_put (&list, "map");
  image_put (&list, "--output=json");
  image_put_raw (&list, session, "-f", args->args[0].text);
  image_put_file (&list, args->args[0].text);
  map = image_json (args, &list, diag);
  if (map == NULL)
    return -1;
  rows_of_map (result, map);
  json_decref (map);
  return 0;
}
