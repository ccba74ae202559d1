/* diskfish: functions that the commands for image files share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "qemu-img-command.h"

#include <errno.h>
#include <libgen.h>
#include <string.h>
#include <unistd.h>

#include "backing-chain.h"
#include "cleanup.h"
#include "conflicts.h"
#include "long-job.h"
#include "qemu-img.h"

void
image_put (struct strings *list, const char *word)
{
  strings_append (list, xstrdup (word));
}

void
image_put_file (struct strings *list, const char *name)
{
  strings_append (list, qemu_img_file (name));
}

void
image_put_raw (struct strings *list, const struct session *session,
               const char *option, const char *file)
{
  if (!raw_images_have (&session->raw, file))
    return;
  image_put (list, option);
  image_put (list, "raw");
}

char *
image_format_of (const struct session *session, const char *file,
                 struct diag *diag)
{
  if (raw_images_have (&session->raw, file))
    return xstrdup ("raw");
  return qemu_img_format (file, diag);
}

const char *const *
image_closed (struct strings *list)
{
  strings_append (list, NULL);
  return (const char *const *) list->ptr;
}

static int
check_there (const char *image, enum image_use use, struct diag *diag)
{
  CLEANUP_FREE char *what = xasprintf ("'%s'", image);

  if (image_check_type (image, what, diag) == -1)
    return -1;
  if (access (image, R_OK) == -1)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", image,
                     strerror (errno));
  if (use == IMAGE_WRITE && access (image, W_OK) == -1)
    return diag_set (diag, DIAG_FAILED, "cannot write to '%s': %s", image,
                     strerror (errno));
  return 0;
}

static int
check_free (const struct drive_set *drives, const char *image,
            enum image_use use, struct diag *diag)
{
  if (use == IMAGE_READ && conflicts_writer (drives, image) != NULL) {
    diag_set (diag, DIAG_FAILED, "'%s' is attached for writing", image);
    diag_hint (diag, "run 'disk detach' or 'shutdown' first");
    return -1;
  }
  return use == IMAGE_WRITE ? conflicts_write (drives, image, diag) : 0;
}

int
image_check (struct session *session, const struct args *args, size_t index,
             enum image_use use, struct diag *diag)
{
  const char *image = args->args[index].text;

  if (check_there (image, use, diag) == 0 &&
      check_free (&session->drives, image, use, diag) == 0)
    return 0;
  args_place (args, index, diag);
  return -1;
}

/* Other commands take - as a standard stream, which cannot be an image. */
int
image_check_name (const char *image, struct diag *diag)
{
  if (strcmp (image, "-") != 0)
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot write an image to standard output");
  diag_hint (diag, "name a file, or use './-' for a file called '-'");
  return -1;
}

int
image_check_absent (const struct args *args, size_t index, struct diag *diag)
{
  const char *image = args->args[index].text;
  CLEANUP_FREE char *copy = xstrdup (image);

  if (image_check_name (image, diag) == -1)
    ;
  else if (access (image, F_OK) == 0)
    diag_set (diag, DIAG_FAILED, "'%s' already exists", image);
  else if (access (dirname (copy), W_OK | X_OK) == -1)
    diag_set (diag, DIAG_FAILED, "cannot create '%s': %s", image,
              strerror (errno));
  else
    return 0;
  args_place (args, index, diag);
  return -1;
}

int
image_run (struct session *session, const struct args *args,
           struct strings *list, int tolerated, char **output,
           struct diag *diag)
{
  int status = long_job_run (session, image_closed (list), tolerated, output,
                             diag);

  args_place (args, 0, diag);
  return status;
}

json_t *
image_json (const struct args *args, struct strings *list, struct diag *diag)
{
  json_t *json = qemu_img_json (image_closed (list), diag);

  args_place (args, 0, diag);
  return json;
}

json_t *
image_info (const struct session *session, const struct args *args,
            struct diag *diag)
{
  const char *image = args->args[0].text;
  bool raw = raw_images_have (&session->raw, image);
  CLEANUP_FREE char *file = qemu_img_file (image);
  json_t *info = qemu_img_info_as (file, raw ? "raw" : NULL, diag);

  args_place (args, 0, diag);
  return info;
}
