/* diskfish: read drives from a JSON file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "drive-config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "json-place.h"
#include "uri.h"

static const struct enum_entry type_list[] = {
  { "disk", "a disk" },
  { "usb", "a disk on another bus, attached like the others" },
  { "aux", "data of a Mac's firmware, ignored" },
  { "initrd", "an initial RAM disk, ignored" },
};
static const struct enum_table type_choices = {
  .what = "storage type", .list = type_list,
  .count = sizeof type_list / sizeof *type_list,
};

/* Keys of a storage entry, with the attribute of 'disk attach' for each. */
static const struct attr key_list[] = {
  { "type", ATTR_CHOICE, &type_choices, false, NULL },
  { "file", ATTR_IMAGE, NULL, false, NULL },
  { "url", ATTR_STRING, NULL, false, NULL },
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
  { "secret", ATTR_SECRET, NULL, false, "secret" },
};
static const struct attrs keys = {
  key_list, sizeof key_list / sizeof *key_list
};

/* The values that libguestfs accepts. */
#define LEAST_RAM (INT64_C (256) << 20)
#define MOST_RAM (INT64_C (1) << 50)
#define MOST_CPUS 255

struct config_reader {
  struct config *config;
  struct drive_set read;
  struct diag *diag;
  size_t entry;                 /* of storage */
};

/* Set WHERE to the place of a member of a storage entry, or of its key, or
 * without a MEMBER of the whole entry.
 */
static bool
find_place (const struct config *config, size_t entry, const char *member,
            bool at_key, struct span *where)
{
  const struct source *source = config->source;
  struct json_step steps[] = {
    { "storage", 0 }, { NULL, entry }, { member, 0 },
  };

  return json_place (source->text, source->len, steps, member ? 3 : 2,
                     at_key, where);
}

/* Set the place of the diag.  Always return -1. */
static int
place (struct config_reader *r, const char *member, bool at_key)
{
  struct span where;

  if (find_place (r->config, r->entry, member, at_key, &where))
    diag_place (r->diag, r->config->source, where);
  return -1;
}

/* Set the place of the diag to a member of the top-level object.  Always return
 * -1.
 */
static int
place_top (const struct config *config, const char *member,
           struct diag *diag)
{
  const struct source *source = config->source;
  struct json_step step = { member, 0 };
  struct span where;

  if (json_place (source->text, source->len, &step, 1, false, &where))
    diag_place (diag, source, where);
  return -1;
}

/* Return the attribute of 'disk attach' for the value, which the caller frees;
 * NULL if the value has the wrong type.
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
  /* Apple's framework calls it "automatic" (VZDiskImageCachingMode). */
  if (text != NULL && strcmp (key->name, "cache") == 0 &&
      strcmp (text, "automatic") == 0)
    text = "auto";
  return text ? xasprintf ("%s=%s", key->meaning, text) : NULL;
}

/* Return the kind of VALUE, for a message. */
static const char *
kind_of (const json_t *value)
{
  switch (json_typeof (value)) {
  case JSON_OBJECT: return "an object";
  case JSON_ARRAY: return "an array";
  case JSON_STRING: return "a string";
  case JSON_INTEGER: return "a whole number";
  case JSON_REAL: return "a number with a fraction";
  case JSON_TRUE: return "true";
  case JSON_FALSE: return "false";
  case JSON_NULL: return "null";
  }
  abort ();
}

static int
wrong_kind (struct config_reader *r, const struct attr *key,
            const json_t *value)
{
  static const char *const kinds[] = {
    [ATTR_FLAG] = "true or false", [ATTR_CHOICE] = "a string",
    [ATTR_STRING] = "a string", [ATTR_SECRET] = "a string",
    [ATTR_IMAGE] = "a string", [ATTR_SNAPSHOT] = "a string",
    [ATTR_SIZE] = "a whole number or a string",
  };
  const char *word = key->meaning;
  const struct attr *attr =
    word ? attrs_find (&disk_attach_attrs, word, strlen (word)) : key;

  diag_set (r->diag, DIAG_USAGE, "expected %s%s for '%s', found %s",
            kinds[key->kind], key->repeat ? " or an array of strings" : "",
            key->name, kind_of (value));
  if (attr->kind == ATTR_CHOICE)
    enum_hint (attr->choices, r->diag);
  return place (r, key->name, false);
}

static int
read_config_value (struct config_reader *r, struct drive *drive, uint64_t *seen,
                   const struct attr *key, const json_t *value)
{
  CLEANUP_FREE char *word = value_word (key, value);
  struct span within;

  if (word == NULL)
    return wrong_kind (r, key, value);
  if (key->kind == ATTR_FLAG && !json_is_true (value))
    return 0;
  if (drive_add_word (drive, seen, word, &within, r->diag) == -1)
    return place (r, key->name, false);
  return 0;
}

static int
read_member (struct config_reader *r, struct drive *drive, uint64_t *seen,
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
    return read_config_value (r, drive, seen, key, value);
  json_array_foreach (value, i, one)
    if (read_config_value (r, drive, seen, key, one) == -1)
      return -1;
  return 0;
}

bool
config_is_disk (const json_t *entry)
{
  const json_t *type = json_object_get (entry, "type");
  const char *word = json_string_value (type);

  return type == NULL || strcmp (word, "disk") == 0 ||
    strcmp (word, "usb") == 0;
}

/* Return 1 if the entry is a disk, 0 if not, -1 if its type is wrong. */
static int
is_disk (struct config_reader *r, const json_t *entry)
{
  const json_t *type = json_object_get (entry, "type");
  const char *word = json_string_value (type);

  if (type == NULL)
    return 1;
  if (word == NULL)
    return wrong_kind (r, &key_list[0], type);
  if (enum_find (&type_choices, word) < 0) {
    enum_unknown (&type_choices, word, r->diag);
    return place (r, "type", false);
  }
  return config_is_disk (entry);
}

/* True if the entry lacks an image.  The name of a server's image may be empty:
 * that is the default export of NBD.
 */
static bool
is_without_image (const json_t *entry)
{
  const char *file = json_string_value (json_object_get (entry, "file"));

  return file == NULL ||
    (*file == '\0' && json_object_get (entry, "protocol") == NULL);
}

/* Return a drive with the image that the entry names by a URL, or NULL. */
static struct drive *
drive_of_url (struct config_reader *r, const json_t *entry)
{
  const json_t *value = json_object_get (entry, "url");
  const char *url = json_string_value (value);
  struct span within;
  struct drive *drive = NULL;

  if (url == NULL)
    wrong_kind (r, attrs_find (&keys, "url", strlen ("url")), value);
  else if (json_object_get (entry, "file") != NULL)
    diag_set (r->diag, DIAG_USAGE, "cannot use both 'file' and 'url'");
  else
    drive = uri_parse_image (url, &within, r->diag);
  place (r, "url", false);
  return drive;
}

/* Return a drive with the image of the entry, or NULL. */
static struct drive *
drive_of_entry (struct config_reader *r, const json_t *entry)
{
  if (json_object_get (entry, "url") != NULL)
    return drive_of_url (r, entry);
  if (is_without_image (entry)) {
    diag_set (r->diag, DIAG_USAGE, "expected 'file' or 'url' in a storage "
              "entry");
    place (r, NULL, false);
    return NULL;
  }
  return drive_new (DRIVE_IMAGE, json_string_value (
                      json_object_get (entry, "file")));
}

static int
read_entry (struct config_reader *r, json_t *entry)
{
  CLEANUP_DRIVE struct drive *drive = NULL;
  uint64_t seen = 0;
  const char *name;
  json_t *value;
  int disk = is_disk (r, entry);

  if (disk != 1)
    return disk;
  drive = drive_of_entry (r, entry);
  if (drive == NULL)
    return -1;
  json_object_foreach (entry, name, value)
    if (read_member (r, drive, &seen, name, value) == -1)
      return -1;
  drive_set_add (&r->read, STEAL (drive));
  return 0;
}

static int
read_storage (struct config_reader *r)
{
  json_t *storage = json_object_get (r->config->root, "storage");
  json_t *entry;

  if (storage != NULL && !json_is_array (storage)) {
    diag_set (r->diag, DIAG_USAGE, "expected an array for 'storage', found "
              "%s", kind_of (storage));
    return place_top (r->config, "storage", r->diag);
  }
  json_array_foreach (storage, r->entry, entry)
    if (read_entry (r, entry) == -1)
      return -1;
  return 0;
}

/* Read a number in the top-level object; 0 if it is missing. */
static int
read_number (struct config *config, const char *name, int64_t least,
             int64_t most, int64_t *number, struct diag *diag)
{
  const json_t *value = json_object_get (config->root, name);

  *number = json_integer_value (value);
  if (value == NULL ||
      (json_is_integer (value) && *number >= least && *number <= most))
    return 0;
  diag_set (diag, DIAG_USAGE, "expected a whole number from %" PRId64 " to %"
            PRId64 " for '%s'", least, most, name);
  return place_top (config, name, diag);
}

/* Return the place of a syntax error, and set *TEXT_LEN to the length of the
 * message without its end.  jansson's message is "MISTAKE near 'TOKEN'", and
 * its position is after the token.
 */
static struct span
mistaken (const struct config *config, const json_error_t *error,
          size_t *text_len)
{
  size_t len = config->source->len, end = (size_t) error->position;
  const char *near = strstr (error->text, " near '"), *token;
  size_t token_len;

  *text_len = strlen (error->text);
  if (end > len)
    end = len;
  if (near != NULL) {
    token = near + strlen (" near '");
    token_len = strlen (token) - 1;
    if (token_len > 0 && token_len <= end &&
        memcmp (config->source->text + end - token_len, token,
                token_len) == 0) {
      *text_len = (size_t) (near - error->text);
      return (struct span) { end - token_len, end };
    }
  }
  end -= end > 0;
  return (struct span) { end, end < len ? end + 1 : end };
}

static int
drive_config_parse (struct config *config, struct diag *diag)
{
  json_error_t error;
  const struct source *source = config->source;
  struct span where;
  size_t len;

  config->root = json_loadb (source->text, source->len,
                             JSON_REJECT_DUPLICATES, &error);
  if (json_is_object (config->root))
    return 0;
  if (config->root != NULL) {
    json_place (source->text, source->len, NULL, 0, false, &where);
    return diag_at (diag, DIAG_USAGE, source, where,
                    "expected an object, found %s", kind_of (config->root));
  }
  where = mistaken (config, &error, &len);
  if (json_error_code (&error) == json_error_null_character)
    return diag_at (diag, DIAG_USAGE, source, where,
                    "a string cannot contain \\u0000");
  return diag_at (diag, DIAG_USAGE, source, where, "%.*s", (int) len,
                  error.text);
}

static int
read_config (struct config_reader *r)
{
  struct config *config = r->config;
  int64_t cpus;

  if (drive_config_parse (config, r->diag) == -1 ||
      read_number (config, "ram", LEAST_RAM, MOST_RAM, &config->ram,
                   r->diag) == -1 ||
      read_number (config, "cpus", 1, MOST_CPUS, &cpus, r->diag) == -1)
    return -1;
  config->cpus = (int) cpus;
  return read_storage (r);
}

/* Windows editors write a byte order mark, which JSON does not allow. */
static void
drop_byte_order_mark (struct config *config)
{
  static const char mark[] = "\xef\xbb\xbf";
  const size_t len = sizeof mark - 1;
  struct source *old = config->source;

  if (old->len < len || memcmp (old->text, mark, len) != 0)
    return;
  config->source = source_new (old->name, old->text + len, old->len - len, 1);
  source_free (old);
}

void
config_hide_secrets (const struct source *source)
{
  for (size_t i = 0; i < keys.count; ++i)
    if (keys.list[i].kind == ATTR_SECRET)
      json_hide_members (source, keys.list[i].name);
}

int
config_load (struct config *config, const char *file,
             struct drive_set *drives, struct diag *diag)
{
  struct config_reader reader = { .config = config, .diag = diag };

  config->source = source_read (file, file);
  if (config->source == NULL)
    return diag_set (diag, DIAG_USAGE, "cannot read '%s': %s", file,
                     strerror (errno));
  drop_byte_order_mark (config);
  config_hide_secrets (config->source);
  if (read_config (&reader) == -1) {
    drive_set_clear (&reader.read);
    return -1;
  }
  config->first = drives->list.len;
  config->count = reader.read.list.len;
  for (size_t i = 0; i < reader.read.list.len; ++i)
    drive_set_add (drives, reader.read.list.ptr[i]);
  drive_list_reset (&reader.read.list);
  return 0;
}

static bool
has_url (const json_t *storage, size_t entry)
{
  return json_object_get (json_array_get (storage, entry), "url") != NULL;
}

struct span
config_place (const struct config *config, size_t index, const char *member)
{
  const json_t *storage = json_object_get (config->root, "storage");
  struct span where = { 0, 0 };
  size_t entry = 0;

  for (; entry < config_entries (config); ++entry)
    if (config_is_disk (json_array_get (storage, entry)) && index-- == 0)
      break;
  if (member == NULL || !find_place (config, entry, member, false, &where))
    find_place (config, entry, has_url (storage, entry) ? "url" : "file",
                false, &where);
  return where;
}

size_t
config_entries (const struct config *config)
{
  return json_array_size (json_object_get (config->root, "storage"));
}

bool
config_remark (const struct config *config, size_t index,
               struct diag *note)
{
  const json_t *storage = json_object_get (config->root, "storage");
  const json_t *entry = json_array_get (storage, index);
  struct span where;

  if (entry == NULL || config_is_disk (entry))
    return false;
  diag_set (note, DIAG_NOTE, "ignoring an entry of type '%s'",
            json_string_value (json_object_get (entry, "type")));
  if (find_place (config, index, "type", false, &where))
    diag_place (note, config->source, where);
  return true;
}

void
config_free (struct config *config)
{
  json_decref (config->root);
  source_free (config->source);
  memset (config, 0, sizeof *config);
}
