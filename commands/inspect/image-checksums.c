/* diskfish: compute checksums of all files in an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "image-checksums.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cleanup.h"
#include "filesystem-scan.h"
#include "filesystem-types.h"
#include "strbuf.h"

enum { NO_FILESYSTEM = -2 };

/* Mounts of an image. */
struct plan {
  char **pairs;                 /* mount point, device, ...; or NULL */
};

static void
plan_free (struct plan *plan)
{
  for (size_t i = 0; plan->pairs != NULL && plan->pairs[i] != NULL; ++i)
    free (plan->pairs[i]);
  free (plan->pairs);
}

static int
by_path (const void *one, const void *other)
{
  const struct file *a = one, *b = other;

  return strcmp (a->path, b->path);
}

static void
add_file (void *opaque, const char *path, struct node *entry)
{
  struct files *files = opaque;

  files_append (files, (struct file) { xstrdup (path), NULL, entry });
}

/* Decode a name from the output of sha256sum(1), which escapes newlines and
 * backslashes if ESCAPED.  The caller frees it.
 */
static char *
plain_name (const char *name, size_t len, bool escaped)
{
  struct strbuf out = { 0 };

  for (size_t i = 0; i < len; ++i)
    if (escaped && name[i] == '\\' && i + 1 < len) {
      i++;
      strbuf_putc (&out, name[i] == 'n' ? '\n' : name[i] == 'r' ? '\r'
                   : name[i]);
    }
    else
      strbuf_putc (&out, name[i]);
  return strbuf_steal (&out);
}

/* Add a line "SUM ./NAME".  A backslash before SUM means that NAME has escapes.
 */
static void
note_sum (struct files *files, const char *line, size_t len)
{
  bool escaped = *line == '\\';
  size_t sum = escaped, end = escaped + strcspn (line + escaped, " ");
  CLEANUP_FREE char *path = NULL;
  struct file key = { 0 }, *file;

  if (end + 3 >= len)
    return;
  path = plain_name (line + end + 3, len - end - 3, escaped);
  key.path = path;
  file = bsearch (&key, files->ptr, files->len, sizeof key, by_path);
  if (file != NULL && file->sum == NULL)
    file->sum = xstrndup (line + sum, end - sum);
}

/* Compute the checksums of all files in one call.  The list lacks files that
 * the guest cannot read.
 */
static int
read_sums (guestfs_h *g, struct files *files)
{
  /* The library takes a file name, so name the descriptor. */
  CLEANUP_CLOSE int fd = memfd_create ("sums", MFD_CLOEXEC);
  CLEANUP_FREE char *name = xasprintf ("/dev/fd/%d", fd);
  CLEANUP_FCLOSE FILE *sums = NULL;
  CLEANUP_FREE char *line = NULL;
  size_t size = 0;
  ssize_t len;
  int status;

  if (fd == -1)
    return -1;
  status = guestfs_checksums_out (g, "sha256", "/", name);
  sums = fdopen (dup (fd), "r");
  if (sums == NULL || fseek (sums, 0, SEEK_SET) == -1)
    return -1;
  while ((len = getline (&line, &size, sums)) > 0)
    note_sum (files, line, (size_t) len - (line[len-1] == '\n'));
  return status;
}

/* Mount the pairs in the library's order: parents before children. */
static int
mount_pairs (guestfs_h *g, char *const *pairs)
{
  for (size_t i = 0; pairs[i] != NULL; i += 2)
    if (guestfs_mount_ro (g, pairs[i + 1], pairs[i]) == -1 &&
        strcmp (pairs[i], "/") == 0)
      return -1;
  return 0;
}

/* Mount DEVICE on a directory that is named after it: /dev/vg/lv on /vg-lv. */
static void
mount_in_directory (guestfs_h *g, const char *device)
{
  const char *name = strncmp (device, "/dev/", 5) == 0 ? device + 5 : device;
  CLEANUP_FREE char *point = xasprintf ("/%s", name);

  for (char *p = point + 1; *p != '\0'; p++)
    if (*p == '/')
      *p = '-';
  if (guestfs_mkmountpoint (g, point) == 0 &&
      guestfs_mount_ro (g, device, point) == -1)
    guestfs_rmmountpoint (g, point);
}

/* Mount the only file system on /, or each on its own directory. */
static int
mount_filesystems (guestfs_h *g)
{
  CLEANUP_FREE_STRINGS char **all = guestfs_list_filesystems (g);
  struct strings usable = { 0 };
  int status = 0;

  for (size_t i = 0; all != NULL && all[i] != NULL; i += 2)
    if (filesystem_types_include (all[i + 1]))
      strings_append (&usable, all[i]);
  if (usable.len == 1)
    status = guestfs_mount_ro (g, usable.ptr[0], "/");
  for (size_t i = 0; usable.len > 1 && i < usable.len; ++i)
    mount_in_directory (g, usable.ptr[i]);
  if (usable.len == 0)
    status = NO_FILESYSTEM;
  strings_reset (&usable);
  return status;
}

/* Mount the first operating system of the image, otherwise its file systems.
 * The second image gets the same mounts as the first, so that a system which
 * lost the files by which inspection finds it can still be compared.
 */
static int
mount_image (guestfs_h *g, struct plan *plan, bool first)
{
  CLEANUP_FREE_STRINGS char **roots = NULL;
  char **pairs = NULL;

  if (!first && plan->pairs == NULL)
    return mount_filesystems (g);
  roots = guestfs_inspect_os (g);
  /* A failed inspection can leave file systems mounted. */
  if (roots == NULL && guestfs_umount_all (g) == -1)
    return -1;
  if (roots != NULL && roots[0] != NULL)
    pairs = guestfs_inspect_get_mountpoints (g, roots[0]);
  if (pairs != NULL) {
    plan_free (plan);
    plan->pairs = pairs;
  }
  return plan->pairs ? mount_pairs (g, plan->pairs) : mount_filesystems (g);
}

static int
read_tree (struct session *session, const struct args *args, size_t index,
           struct plan *plan, struct image_checksums *tree, struct diag *diag)
{
  const char *image = args->args[index].text;
  guestfs_h *g = session_guestfs (session);
  const struct tree_walk w = {
    .g = g, .appliance = session->appliance, .args = args, .depth = -1,
    .targets = true,
  };
  int status = mount_image (g, plan, index == 0);

  if (status == NO_FILESYSTEM)
    return diag_set (diag, DIAG_FAILED, "%s: '%s' has no readable file system",
                     args->name, image);
  if (status == -1) {
    CLEANUP_FREE char *message = call_message (g, args);

    return diag_set (diag, DIAG_FAILED, "%s: cannot read '%s': %s", args->name,
                     image, message);
  }
  if (walk (session, &w, "/", &tree->root, diag) == -1)
    return -1;
  file_tree_each (&tree->root, "/", add_file, &tree->files);
  qsort (tree->files.ptr, tree->files.len, sizeof *tree->files.ptr, by_path);
  /* Note files without a checksum as unreadable. */
  status = read_sums (g, &tree->files);
  (void) status;
  return 0;
}

/* Return the drive of an image, or NULL with a diag if it cannot be opened. */
static struct drive *
open_image (const struct session *session, const struct args *args,
            size_t index, struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive =
    drive_new (DRIVE_IMAGE, args->args[index].text);

  drive->readonly = true;
  drive->raw = &session->raw;
  if (drive_prepare (drive, diag) == 0 &&
      appliance_check_drive (NULL, drive, diag) == 0)
    return STEAL (drive);
  args_place (args, index, diag);
  return NULL;
}

/* Start the appliance with one image, read the image, and stop the appliance.
 * Take ownership of the drive.
 */
static int
read_image (struct session *session, const struct args *args, size_t index,
            struct drive *drive, struct plan *plan,
            struct image_checksums *tree,
            struct diag *diag)
{
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag stop = { 0 };
  int status;

  drive_set_add (&drives, drive);
  status = appliance_launch (session->appliance, &drives, diag);
  if (status == 0) {
    status = read_tree (session, args, index, plan, tree, diag);
    if (appliance_shutdown (session->appliance, &stop) == -1 && status == 0)
      status = diag_set (diag, DIAG_FAILED, "%s", stop.text);
  }
  if (status == -1)
    args_place (args, index, diag);
  drive_set_clear (&drives);
  return status;
}

int
image_checksums_read (struct session *session, const struct args *args,
                      struct image_checksums trees[2], struct diag *diag)
{
  CLEANUP_DRIVE struct drive *one = open_image (session, args, 0, diag);
  CLEANUP_DRIVE struct drive *other =
    one != NULL ? open_image (session, args, 1, diag) : NULL;
  struct plan plan = { 0 };
  int status;

  if (other == NULL)
    return -1;
  status = read_image (session, args, 0, STEAL (one), &plan, &trees[0], diag);
  if (status == 0)
    status = read_image (session, args, 1, STEAL (other), &plan, &trees[1],
                         diag);
  plan_free (&plan);
  return status;
}

void
image_checksums_free (struct image_checksums *tree)
{
  for (size_t i = 0; i < tree->files.len; ++i) {
    free (tree->files.ptr[i].path);
    free (tree->files.ptr[i].sum);
  }
  files_reset (&tree->files);
  struct_clear (&entry_def, &tree->root);
}
