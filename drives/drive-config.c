/* diskfish: drives in a JSON file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive-config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "json-place.h"

static const struct choice type_list[] = {
  { "disk", "a disk" },
  { "usb", "a disk on another bus, attached like the others" },
  { "aux", "data of a Mac's firmware, passed over" },
  { "initrd", "an initial RAM disk, passed over" },
};
static const struct choices type_choices = {
  .what = "storage type", .list = type_list,
  .count = sizeof type_list / sizeof *type_list,
};

/* Keys of a storage entry, and the word of 'disk attach' that each is. */
static const struct attr key_list[] = {
  { "type", ATTR_CHOICE, &type_choices, false, NULL },
  { "file", ATTR_IMAGE, NULL, false, NULL },
  { "readOnly", ATTR_FLAG, NULL, false, "ro" },
  { "keep", ATTR_FLAG, NULL, false, "keep" },
  { "format", ATTR_STRING, NULL, false, "format" },
  { "label", ATTR_STRING, NULL, false, "label" },
  { "size", ATTR_SIZE, NULL, false, "size" },
  { "sync", ATTR_STRING, NULL, false, "sync" },
  { "cache", ATTR_STRING, NULL, false, "cache" },
  { "discard", ATTR_STRING, NULL, false, "discard" },
  { "blocksize", ATTR_SIZE, NULL, false, "blocksize" },
  { "protocol", ATTR_STRING, NULL, false, "protocol" },
  { "server", ATTR_STRING, NULL, true, "server" },
  { "username", ATTR_STRING, NULL, false, "username" },
  { "secret", ATTR_STRING, NULL, false, "secret" },
};
static const struct attrs keys = {
  key_list, sizeof key_list / sizeof *key_list
};

struct reader {
  struct config *config;
  struct drive_set read;
  struct diag *diag;
  size_t entry;                 /* of storage */
};

/* Give the diag the place of the entry's member, or of its key. */
static int
place (struct reader *r, const char *member, bool at_key)
{
  const struct source *source = r->config->source;
  struct json_step steps[] = {
    { "storage", 0 }, { NULL, r->entry }, { member, 0 },
  };
  struct span where;

  if (json_place (source->text, source->len, steps, member ? 3 : 2, at_key,
                  &where))
    diag_place (r->diag, source, where);
  return -1;
}

/* The value as the word of 'disk attach' writes it; NULL if it is of the
 * wrong kind.
 */
static char *
value_word (const struct attr *key, const json_t *value)
{
  const char *text = json_string_value (value);

  if (key->kind == ATTR_FLAG)
    return json_is_boolean (value) ? xstrdup (key->meaning) : NULL;
  if (text == NULL && json_is_integer (value) && key->kind == ATTR_SIZE)
    return xasprintf ("%s=%" JSON_INTEGER_FORMAT, key->meaning,
                      json_integer_value (value));
  /* Apple's word for it. */
  if (text != NULL && strcmp (key->name, "cache") == 0 &&
      strcmp (text, "automatic") == 0)
    text = "auto";
  return text ? xasprintf ("%s=%s", key->meaning, text) : NULL;
}

static int
wrong_kind (struct reader *r, const struct attr *key)
{
  static const char *const kinds[] = {
    [ATTR_FLAG] = "true or false", [ATTR_CHOICE] = "a string",
    [ATTR_STRING] = "a string", [ATTR_IMAGE] = "a string",
    [ATTR_SIZE] = "a number",
  };

  diag_set (r->diag, DIAG_USAGE, "'%s' must be %s%s", key->name,
            kinds[key->kind], key->repeat ? " or an array of strings" : "");
  return place (r, key->name, false);
}

static int
read_value (struct reader *r, struct drive *drive, uint64_t *seen,
            const struct attr *key, const json_t *value)
{
  CLEANUP_FREE char *word = value_word (key, value);
  struct span within;

  if (word == NULL)
    return wrong_kind (r, key);
  if (key->kind == ATTR_FLAG && !json_is_true (value))
    return 0;
  if (drive_add_word (drive, &disk_attach_attrs, seen, word, strlen (word),
                      &within, r->diag) == -1)
    return place (r, key->name, false);
  return 0;
}

static int
read_member (struct reader *r, struct drive *drive, uint64_t *seen,
             const char *name, const json_t *value)
{
  const struct attr *key = attrs_find (&keys, name, strlen (name));
  json_t *one;
  size_t i;

  if (key == NULL) {
    attrs_unknown (&keys, name, strlen (name), r->diag);
    return place (r, name, true);
  }
  if (key->meaning == NULL)
    return 0;
  if (!key->repeat || !json_is_array (value))
    return read_value (r, drive, seen, key, value);
  json_array_foreach (value, i, one)
    if (read_value (r, drive, seen, key, one) == -1)
      return -1;
  return 0;
}

/* False if the entry is not one of a disk; -1 if it is wrong. */
static int
is_disk (struct reader *r, const json_t *entry)
{
  const json_t *type = json_object_get (entry, "type");
  const char *word = json_string_value (type);

  if (type == NULL)
    return 1;
  if (word == NULL)
    return wrong_kind (r, &key_list[0]);
  if (choices_find (&type_choices, word) < 0) {
    choices_unknown (&type_choices, word, r->diag);
    return place (r, "type", false);
  }
  return strcmp (word, "disk") == 0 || strcmp (word, "usb") == 0;
}

/* What a server has may be without a name there. */
static bool
is_without_image (const json_t *entry)
{
  const char *file = json_string_value (json_object_get (entry, "file"));

  return file == NULL ||
    (*file == '\0' && json_object_get (entry, "protocol") == NULL);
}

static int
read_entry (struct reader *r, json_t *entry)
{
  CLEANUP_DRIVE struct drive *drive = NULL;
  uint64_t seen = 0;
  const char *name;
  json_t *value;
  int disk = is_disk (r, entry);

  if (disk != 1)
    return disk;
  if (is_without_image (entry)) {
    diag_set (r->diag, DIAG_USAGE, "a storage entry needs a 'file'");
    return place (r, NULL, false);
  }
  drive = drive_new (DRIVE_IMAGE, json_string_value (
                       json_object_get (entry, "file")));
  json_object_foreach (entry, name, value)
    if (read_member (r, drive, &seen, name, value) == -1)
      return -1;
  drive_set_add (&r->read, STEAL (drive));
  return 0;
}

static int
read_storage (struct reader *r)
{
  json_t *storage = json_object_get (r->config->root, "storage");
  const struct source *source = r->config->source;
  struct json_step step = { "storage", 0 };
  struct span where;
  json_t *entry;

  if (storage != NULL && !json_is_array (storage)) {
    diag_set (r->diag, DIAG_USAGE, "'storage' must be an array");
    if (json_place (source->text, source->len, &step, 1, false, &where))
      diag_place (r->diag, source, where);
    return -1;
  }

  json_array_foreach (storage, r->entry, entry)
    if (read_entry (r, entry) == -1)
      return -1;
  return 0;
}

/* A positive number at the top, or nothing. */
static int
read_number (struct config *config, const char *name, int64_t most,
             int64_t *number, struct diag *diag)
{
  const json_t *value = json_object_get (config->root, name);
  struct json_step step = { name, 0 };
  struct span where;

  *number = 0;
  if (value == NULL)
    return 0;
  *number = json_integer_value (value);
  if (json_is_integer (value) && *number > 0 && *number <= most)
    return 0;
  diag_set (diag, DIAG_USAGE, "'%s' must be a positive number", name);
  if (json_place (config->source->text, config->source->len, &step, 1, false,
                  &where))
    diag_place (diag, config->source, where);
  return -1;
}

static int
parse (struct config *config, struct diag *diag)
{
  json_error_t error;
  const struct source *source = config->source;
  size_t at;

  config->root = json_loadb (source->text, source->len,
                             JSON_REJECT_DUPLICATES, &error);
  if (json_is_object (config->root))
    return 0;
  at = error.position > 0 && (size_t) error.position <= source->len
    ? (size_t) error.position - 1 : 0;
  diag_at (diag, DIAG_USAGE, source,
           (struct span) { at, at < source->len ? at + 1 : at },
           "%s", config->root ? "an object is expected" : error.text);
  return -1;
}

int
config_load (struct config *config, const char *file,
             struct drive_set *drives, struct diag *diag)
{
  struct reader reader = { .config = config, .diag = diag };
  int64_t cpus;
  int status;

  config->source = source_read (file, file);
  if (config->source == NULL)
    return diag_set (diag, DIAG_USAGE, "cannot read '%s': %s", file,
                     strerror (errno));
  status = parse (config, diag);
  if (status == 0)
    status = read_number (config, "ram", INT64_C (1) << 50, &config->ram,
                          diag);
  if (status == 0)
    status = read_number (config, "cpus", 1024, &cpus, diag);
  if (status == 0) {
    config->cpus = (int) cpus;
    status = read_storage (&reader);
  }
  for (size_t i = 0; status == 0 && i < reader.read.list.len; ++i)
    drive_set_add (drives, reader.read.list.ptr[i]);
  if (status == 0)
    drive_list_reset (&reader.read.list);
  else
    drive_set_clear (&reader.read);
  return status;
}

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

/* What cannot stand in the file, or must not. */
static int
check_savable (const struct drive *drive, struct diag *diag)
{
  if (drive->kind == DRIVE_IMAGE && drive->secret == NULL)
    return 0;
  if (drive->kind == DRIVE_SCRATCH)
    diag_set (diag, DIAG_FAILED, "a scratch disk cannot be saved");
  else if (drive->kind == DRIVE_DOMAIN)
    diag_set (diag, DIAG_FAILED, "the disks of domain '%s' cannot be saved",
              drive->image);
  else
    diag_set (diag, DIAG_FAILED, "'%s' cannot be saved: its secret would be "
              "readable in the file", drive->image);
  return -1;
}

static json_t *
servers_of (const struct drive *drive)
{
  json_t *servers = json_array ();

  for (size_t i = 0; i < drive->servers.len; ++i)
    json_array_append_new (servers, json_string (drive->servers.ptr[i]));
  return servers;
}

static json_t *
entry_of (const struct drive *drive)
{
  json_t *entry = json_object ();

  put_string (entry, "type", "disk");
  json_object_set_new (entry, "file", json_string (drive->image));
  put_true (entry, "readOnly", drive->readonly);
  put_true (entry, "keep", drive->keep);
  put_string (entry, "format", drive->format);
  put_string (entry, "label", drive->label);
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

/* The entries of CONFIG that are not disks stay, before the drives. */
static json_t *
storage_of (const struct config *config, const struct drive_set *drives)
{
  json_t *storage = json_array (), *old, *entry;
  size_t i;

  old = config->root ? json_object_get (config->root, "storage") : NULL;
  json_array_foreach (old, i, entry) {
    const char *type = json_string_value (json_object_get (entry, "type"));

    if (type != NULL && (strcmp (type, "aux") == 0 ||
                         strcmp (type, "initrd") == 0))
      json_array_append (storage, entry);
  }
  for (i = 0; i < drives->list.len; ++i)
    json_array_append_new (storage, entry_of (drives->list.ptr[i]));
  return storage;
}

static int
write_file (const struct config *config, const struct drive_set *drives,
            const char *file, struct diag *diag)
{
  CLEANUP_FREE char *new = xasprintf ("%s.XXXXXX", file);
  json_t *root = config->root ? json_copy (config->root) : json_object ();
  int fd = mkostemp (new, O_CLOEXEC), status;
  struct stat old;

  json_object_set_new (root, "storage", storage_of (config, drives));
  status = fd == -1 ? -1 : json_dumpfd (root, fd, JSON_INDENT (2));
  if (status == 0 && write (fd, "\n", 1) != 1)
    status = -1;
  /* Who could read the old one can read the new one. */
  if (status == 0 && stat (file, &old) == 0)
    status = fchmod (fd, old.st_mode & 0777);
  if (fd != -1 && close (fd) == -1)
    status = -1;
  if (status == 0)
    status = rename (new, file);
  if (status == -1) {
    diag_set (diag, DIAG_FAILED, "cannot write '%s': %s", file,
              strerror (errno));
    if (fd != -1)
      unlink (new);
  }
  json_decref (root);
  return status;
}

int
config_save (const struct config *config, const struct drive_set *drives,
             const char *file, struct diag *diag)
{
  for (size_t i = 0; i < drives->list.len; ++i)
    if (check_savable (drives->list.ptr[i], diag) == -1)
      return -1;
  return write_file (config, drives, file, diag);
}

void
config_free (struct config *config)
{
  json_decref (config->root);
  source_free (config->source);
  memset (config, 0, sizeof *config);
}
