/* diskfish: save drives to a JSON file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive-config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "utf8.h"

static void
put_string (json_t *entry, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_new (entry, key, json_string (value));
}

static void
put_true (json_t *entry, const char *key, bool value)
{
  if (value)
    json_object_set_new (entry, key, json_true ());
}

static bool
is_utf8 (const char *text)
{
  return text == NULL || utf8_valid_prefix (text, strlen (text)) ==
    strlen (text);
}

static bool
are_utf8 (const struct strings *list)
{
  for (size_t i = 0; i < list->len; ++i)
    if (!is_utf8 (list->ptr[i]))
      return false;
  return true;
}

/* Refuse a drive that the file cannot represent, or whose secret it would
 * reveal.
 */
static int
check_savable (const struct drive *drive, struct diag *diag)
{
  if (drive->kind == DRIVE_SCRATCH)
    return diag_set (diag, DIAG_FAILED, "cannot save a scratch disk");
  if (drive->kind == DRIVE_DOMAIN)
    return diag_set (diag, DIAG_FAILED,
                     "cannot save the disks of domain '%s'",
                     drive->image);
  if (drive->secret != NULL)
    return diag_set (diag, DIAG_FAILED, "cannot save '%s': its secret would "
                     "be readable in the file", drive->image);
  if (!is_utf8 (drive->image) || !is_utf8 (drive->format) ||
      !is_utf8 (drive->username) || !are_utf8 (&drive->servers))
    return diag_set (diag, DIAG_FAILED, "cannot save '%s': JSON text must be "
                     "UTF-8", drive->image);
  return 0;
}

static json_t *
servers_of (const struct drive *drive)
{
  json_t *servers = json_array ();

  for (size_t i = 0; i < drive->servers.len; ++i)
    json_array_append_new (servers, json_string (drive->servers.ptr[i]));
  return servers;
}

/* Write the size only if the image will not exist later: the image of an
 * ephemeral drive is removed with its overlay, and must be created again.
 */
static void
put_size (json_t *entry, const struct drive *drive, bool ephemeral)
{
  if (drive->size == 0 || !ephemeral || drive->keep || drive->readonly)
    json_object_del (entry, "size");
  else if (json_object_get (entry, "size") == NULL)
    json_object_set_new (entry, "size", json_integer (drive->size));
}

static json_t *
entry_of (const struct drive *drive, bool ephemeral)
{
  json_t *entry = json_object ();

  put_string (entry, "type", "disk");
  json_object_set_new (entry, "file", json_string (drive->image));
  put_true (entry, "readOnly", drive->readonly);
  put_true (entry, "keep", drive->keep);
  put_string (entry, "format", drive->format);
  put_string (entry, "label", drive->label);
  put_size (entry, drive, ephemeral);
  put_string (entry, "sync", sync_name (drive->mode.sync));
  put_string (entry, "cache", cache_name (drive->mode.cache));
  put_string (entry, "discard", drive->discard);
  if (drive->blocksize > 0)
    json_object_set_new (entry, "blocksize",
                         json_integer (drive->blocksize));
  put_string (entry, "protocol", drive->protocol);
  if (drive->servers.len > 0)
    json_object_set_new (entry, "server", servers_of (drive));
  put_string (entry, "username", drive->username);
  return entry;
}

/* Copy the entries of the file that was read, in their order and with unknown
 * members.  Update readOnly, which --ro may have set, and the size.
 */
static void
append_read (json_t *storage, const struct config *config,
             const struct drive_set *drives, bool ephemeral)
{
  json_t *old = json_object_get (config->root, "storage"), *entry;
  size_t at = config->first, i;

  json_array_foreach (old, i, entry) {
    json_t *copy = json_copy (entry);

    if (config_is_disk (entry)) {
      put_true (copy, "readOnly", drives->list.ptr[at]->readonly);
      put_size (copy, drives->list.ptr[at++], ephemeral);
    }
    json_array_append_new (storage, copy);
  }
}

static json_t *
storage_of (const struct config *config, const struct drive_set *drives,
            bool ephemeral)
{
  json_t *storage = json_array ();
  size_t last = config->first + config->count;

  for (size_t i = 0; i < config->first; ++i)
    json_array_append_new (storage, entry_of (drives->list.ptr[i], ephemeral));
  append_read (storage, config, drives, ephemeral);
  for (size_t i = last; i < drives->list.len; ++i)
    json_array_append_new (storage, entry_of (drives->list.ptr[i], ephemeral));
  return storage;
}

json_t *
config_record (const struct config *config, const struct drive_set *drives,
               bool ephemeral, struct diag *diag)
{
  json_t *root;

  for (size_t i = 0; i < drives->list.len; ++i)
    if (check_savable (drives->list.ptr[i], diag) == -1)
      return NULL;
  root = config->root ? json_copy (config->root) : json_object ();
  json_object_set_new (root, "storage", storage_of (config, drives, ephemeral));
  return root;
}

/* Write the JSON text with a newline at its end. */
static int
dump (const json_t *root, int fd)
{
  if (json_dumpfd (root, fd, JSON_INDENT (2)) == -1 ||
      write (fd, "\n", 1) != 1)
    return -1;
  return 0;
}

/* True if FILE names the file, pipe or device of standard output. */
static bool
is_stdout (const char *file)
{
  struct stat st, out;

  return strcmp (file, "-") == 0 ||
    (stat (file, &st) == 0 && fstat (STDOUT_FILENO, &out) == 0 &&
     st.st_dev == out.st_dev && st.st_ino == out.st_ino);
}

static int
write_stdout (const json_t *root)
{
  return fflush (stdout) == EOF ? -1 : dump (root, STDOUT_FILENO);
}

/* Write to FILE in place, whatever kind of file it is. */
static int
write_through (const json_t *root, const char *file, int flags)
{
  int fd = open (file, O_WRONLY | O_NOCTTY | O_CLOEXEC | flags, 0666);
  int status = fd == -1 ? -1 : dump (root, fd);

  if (fd != -1 && close (fd) == -1)
    status = -1;
  return status;
}

static int
write_new (const json_t *root, const char *file)
{
  int status = write_through (root, file, O_CREAT | O_EXCL);

  /* Do not leave an incomplete file. */
  if (status == -1 && errno != EEXIST) {
    int error = errno;

    unlink (file);
    errno = error;
  }
  return status;
}

/* Write a new file with the owner and mode of OLD, and rename it to FILE.
 * Return 1 if it cannot have that owner and mode, -1 if another step fails.
 */
static int
write_and_rename (const json_t *root, const char *file,
                  const struct stat *old)
{
  CLEANUP_FREE char *new = xasprintf ("%s.XXXXXX", file);
  int fd = mkostemp (new, O_CLOEXEC), status = 0;

  if (fd == -1)
    return 1;
  if (fchown (fd, old->st_uid, old->st_gid) == -1 ||
      fchmod (fd, old->st_mode & 07777) == -1)
    status = 1;
  if (status == 0)
    status = dump (root, fd);
  if (close (fd) == -1 && status == 0)
    status = -1;
  if (status == 0)
    status = rename (new, file);
  if (status != 0) {
    int error = errno;

    unlink (new);
    errno = error;
  }
  return status;
}

/* Replace a regular file atomically.  Write in place to symbolic links,
 * devices, pipes and files with several hard links, which a rename would
 * disconnect.
 */
static int
config_save_write_file (const json_t *root, const char *file)
{
  struct stat old;
  int status = 1;

  if (is_stdout (file))
    return write_stdout (root);
  if (lstat (file, &old) == -1)
    return write_new (root, file);
  if (S_ISREG (old.st_mode) && old.st_nlink == 1 && access (file, W_OK) == 0)
    status = write_and_rename (root, file, &old);
  return status == 1 ? write_through (root, file, O_CREAT | O_TRUNC) : status;
}

int
config_write (const json_t *root, const char *file, struct diag *diag)
{
  struct stat st;

  /* A mistyped name must not destroy a disk. */
  if (stat (file, &st) == 0 && S_ISBLK (st.st_mode))
    return diag_set (diag, DIAG_FAILED, "cannot write '%s': it is a disk",
                     file);
  if (config_save_write_file (root, file) == 0)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot write '%s': %s", file,
                   strerror (errno));
}
