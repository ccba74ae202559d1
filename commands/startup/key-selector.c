/* diskfish: parse the argument of --key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "key-selector.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cleanup.h"
#include "enum-table.h"
#include "xalloc.h"

enum { BY_KEY, BY_FILE, BY_CLEVIS };

static const struct enum_entry type_list[] = {
  [BY_KEY] = { "key", "the key itself" },
  [BY_FILE] = { "file", "the first line of a file" },
  [BY_CLEVIS] = { "clevis", "Clevis unlocks the device over the network" },
};
static const struct enum_table types = {
  .what = "key type", .list = type_list,
  .count = sizeof type_list / sizeof *type_list,
};

/* Return the first line of the file, without its newline.  The caller frees it.
 * Return NULL with a diag on failure.
 */
static char *
read_key_file (const char *name, struct diag *diag)
{
  CLEANUP_FCLOSE FILE *file = fopen (name, "re");
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  if (file == NULL) {
    diag_set (diag, DIAG_USAGE, "cannot read the key from '%s': %s", name,
              strerror (errno));
    return NULL;
  }
  errno = 0;
  len = getline (&line, &cap, file);
  if (len < 0) {
    diag_set (diag, DIAG_USAGE, "cannot read the key from '%s': %s", name,
              errno ? strerror (errno) : "the file is empty");
    return NULL;
  }
  if (len > 0 && line[len-1] == '\n')
    line[len-1] = '\0';
  return STEAL (line);
}

/* Take VALUE, the text after the type, or NULL if there is none. */
static int
take_value (int type, const char *value, struct key_selector *key,
            struct diag *diag)
{
  if (type == BY_CLEVIS) {
    key->kind = KEY_CLEVIS;
    return value ? diag_set (diag, DIAG_USAGE, "'clevis' takes no value") : 0;
  }
  if (value == NULL || *value == '\0')
    return diag_set (diag, DIAG_USAGE, type == BY_KEY ? "the key is missing"
                     : "the file name is missing");
  key->kind = KEY_STRING;
  key->key = type == BY_KEY ? xstrdup (value) : read_key_file (value, diag);
  return key->key ? 0 : -1;
}

static int
parse_selector (const char *text, struct key_selector *key, struct span *where,
                struct diag *diag)
{
  size_t id = strcspn (text, ":"), type_len, end;
  CLEANUP_FREE char *word = NULL;
  int type;

  if (id == 0)
    return diag_set (diag, DIAG_USAGE, "the device is missing");
  key->id = xstrndup (text, id);
  if (text[id] == '\0')
    return diag_set (diag, DIAG_USAGE, "the key type is missing");
  type_len = strcspn (text + id + 1, ":");
  word = xstrndup (text + id + 1, type_len);
  end = id + 1 + type_len;
  *where = (struct span) { id + 1, end };
  type = enum_find (&types, word);
  if (type < 0)
    return enum_unknown (&types, word, diag);
  if (text[end] == ':')
    *where = (struct span) { end + 1, strlen (text) };
  return take_value (type, text[end] == ':' ? text + end + 1 : NULL,
                     key, diag);
}

static void
reset (struct key_selector *key)
{
  free (key->id);
  if (key->key != NULL)
    explicit_bzero (key->key, strlen (key->key));
  free (key->key);
  *key = (struct key_selector) { 0 };
}

int
key_selector_parse (const char *text, struct key_selector *key,
                    struct span *where, struct diag *diag)
{
  *key = (struct key_selector) { 0 };
  *where = (struct span) { 0, strlen (text) };
  if (parse_selector (text, key, where, diag) == 0)
    return 0;
  diag_hint (diag, "use DEVICE:key:STRING, DEVICE:file:FILE or DEVICE:clevis; "
             "DEVICE may be a UUID or 'all'");
  reset (key);
  return -1;
}

bool
key_selector_fits (const struct key_selector *key, const char *device,
                   const char *uuid)
{
  return strcmp (key->id, "all") == 0 || strcmp (key->id, device) == 0 ||
    (uuid != NULL && strcasecmp (key->id, uuid) == 0);
}

void
key_selectors_free (struct key_selectors *keys)
{
  for (size_t i = 0; i < keys->len; ++i)
    reset (&keys->ptr[i]);
  key_selectors_reset (keys);
}
