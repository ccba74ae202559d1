/* diskfish: the commands 'disk create', 'disk resize' and 'disk convert'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attributes.h"
#include "backing-chain.h"
#include "cleanup.h"
#include "handlers.h"
#include "image-files.h"
#include "qemu-img-command.h"
#include "qemu-img.h"

/* Return the value of format=, or the default. */
static const char *
format_of (const struct args *args)
{
  const char *format = attribute_text (args, "format");

  if (format != NULL)
    return format;
  return attribute_text (args, "backing") != NULL ? "qcow2" : "raw";
}

/* Refuse an attribute that a raw image cannot have. */
static int
refuse_raw (const struct args *args, const char *word, const char *what,
            struct diag *diag)
{
  if (attribute_text (args, word) == NULL ||
      strcmp (format_of (args), "raw") != 0)
    return 0;
  diag_set (diag, DIAG_USAGE, "a raw image cannot %s", what);
  diag_hint (diag, "use 'format=qcow2'");
  attribute_place (args, word, diag);
  return -1;
}

/* Add the backing file.  qemu-img resolves a relative name against the
 * directory of the new image, but the user's name is relative to the current
 * directory.
 */
static int
put_backing (struct strings *list, const struct session *session,
             const struct args *args, struct diag *diag)
{
  const char *backing = attribute_text (args, "backing");
  bool is_here = strchr (args->args[0].text, '/') == NULL;
  CLEANUP_FREE char *path = backing ? realpath (backing, NULL) : NULL;
  CLEANUP_FREE char *what = xasprintf ("'%s'", backing ? backing : "");
  CLEANUP_FREE char *format = NULL;

  if (backing == NULL)
    return 0;
  if (path == NULL)
    diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", backing,
              strerror (errno));
  else if (image_check_type (path, what, diag) == 0)
    format = image_format_of (session, backing, diag);
  attribute_place (args, "backing", diag);
  if (format == NULL)
    return -1;
  image_put (list, "-b");
  image_put (list, is_here ? backing : path);
  image_put (list, "-F");
  image_put (list, format);
  return 0;
}

/* Flush the image of argument INDEX to the host's storage. */
static int
flush (const struct args *args, size_t index, const char *format,
       struct diag *diag)
{
  const char *image = args->args[index].text;
  int status = image_flush (image, format, image, diag);

  args_place (args, index, diag);
  return status;
}

/* Run 'qemu-img create', and remove the incomplete file that it may leave on
 * failure.
 */
static int
create (struct session *session, const struct args *args,
        struct strings *list, struct diag *diag)
{
  CLEANUP_DIAG struct diag own = { 0 };
  const char *image = args->args[0].text, *reason;

  if (image_run (session, args, list, 0, NULL, &own) == 0)
    return 0;
  unlink (image);
  reason = strncmp (own.text, image, strlen (image)) == 0 &&
    strncmp (own.text + strlen (image), ": ", 2) == 0
    ? own.text + strlen (image) + 2 : own.text;
  diag_set (diag, DIAG_FAILED, "cannot create '%s': %s", image, reason);
  args_place (args, 0, diag);
  return -1;
}

int
cmd_disk_create (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  const char *preallocation = attribute_text (args, "preallocation");
  CLEANUP_STRINGS struct strings list = { 0 };

  (void) result;
  image_put (&list, "create");
  image_put (&list, "-q");
  image_put (&list, "-f");
  image_put (&list, format_of (args));
  if (image_check_absent (args, 0, diag) == -1 ||
      refuse_raw (args, "backing", "have a backing file", diag) == -1 ||
      put_backing (&list, session, args, diag) == -1)
    return -1;
  if (preallocation != NULL) {
    image_put (&list, "-o");
    strings_append (&list, xasprintf ("preallocation=%s", preallocation));
  }
  image_put_file (&list, args->args[0].text);
  /* Without a size, qemu-img takes that of the backing file. */
  if (args->args[1].given)
    strings_append (&list, xasprintf ("%" PRId64, args->args[1].number));
  if (create (session, args, &list, diag) == -1)
    return -1;
  if (flush (args, 0, format_of (args), diag) == 0)
    return 0;
  unlink (args->args[0].text);
  return -1;
}

int
cmd_disk_resize (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  CLEANUP_STRINGS struct strings list = { 0 };
  CLEANUP_DIAG struct diag own = { 0 };
  CLEANUP_FREE char *format = NULL;

  (void) result;
  if (image_check (session, args, 0, IMAGE_WRITE, diag) == -1)
    return -1;
  format = image_format_of (session, args->args[0].text, diag);
  if (format == NULL) {
    args_place (args, 0, diag);
    return -1;
  }
  image_put (&list, "resize");
  image_put (&list, "-q");
  image_put (&list, "-f");
  image_put (&list, format);
  if (attribute_text (args, "shrink") != NULL)
    image_put (&list, "--shrink");
  image_put_file (&list, args->args[0].text);
  strings_append (&list, xasprintf ("%" PRId64, args->args[1].number));
  if (image_run (session, args, &list, 0, NULL, &own) == 0)
    return flush (args, 0, format, diag);
  if (strstr (own.text, "shrink") == NULL)
    return diag_copy (diag, &own);
  diag_set (diag, DIAG_FAILED, "cannot resize '%s': the new size is smaller",
            args->args[0].text);
  diag_hint (diag, "use 'shrink' to discard the end of the image");
  args_place (args, 1, diag);
  return -1;
}

/* Give the complete file its final name.  link(2) fails if another process has
 * taken the name meanwhile.
 */
static int
publish (const char *part, const char *target, struct diag *diag)
{
  if (link (part, target) == 0) {
    unlink (part);
    return 0;
  }
  /* Some file systems, such as FAT, lack hard links. */
  if (errno != EEXIST && access (target, F_OK) == -1 &&
      rename (part, target) == 0)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot create '%s': %s", target,
                   strerror (errno));
}

/* Run 'qemu-img convert' into the temporary file PART.  Errors name the target
 * instead.
 */
static int
convert (struct session *session, const struct args *args,
         struct strings *list, const char *part, struct diag *diag)
{
  CLEANUP_DIAG struct diag own = { 0 };

  if (image_run (session, args, list, 0, NULL, &own) == 0)
    return 0;
  if (strstr (own.text, part) == NULL)
    return diag_copy (diag, &own);
  return diag_set (diag, DIAG_FAILED, "cannot create '%s': %s",
                   args->args[1].text, qemu_img_reason (own.text, part));
}

int
cmd_disk_convert (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  const char *target = args->args[1].text;
  CLEANUP_FREE char *part = xasprintf ("%s.%d.part", target, (int) getpid ());
  CLEANUP_STRINGS struct strings list = { 0 };

  (void) result;
  if (image_check (session, args, 0, IMAGE_READ, diag) == -1 ||
      image_check_absent (args, 1, diag) == -1 ||
      refuse_raw (args, "compress", "be compressed", diag) == -1)
    return -1;
  image_put (&list, "convert");
  image_put (&list, "-p");
  /* By default, 'qemu-img convert' never flushes the target. */
  image_put (&list, "-t");
  image_put (&list, "writeback");
  image_put_raw (&list, session, "-f", args->args[0].text);
  image_put (&list, "-O");
  image_put (&list, format_of (args));
  if (attribute_text (args, "compress") != NULL)
    image_put (&list, "-c");
  image_put_file (&list, args->args[0].text);
  image_put_file (&list, part);
  if (convert (session, args, &list, part, diag) == 0 &&
      publish (part, target, diag) == 0) {
    if (flush (args, 1, format_of (args), diag) == 0) {
      if (strcmp (format_of (args), "raw") == 0)
        raw_images_add (&session->raw, target);
      return 0;
    }
    unlink (target);
  }
  unlink (part);
  args_place (args, 1, diag);
  return -1;
}
