/* diskfish: parse the argument of -N.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "new-disk-spec.h"

#include <string.h>

#include "cleanup.h"
#include "enum-table.h"
#include "number.h"
#include "strbuf.h"
#include "xalloc.h"

struct param_def {
  const char *name;
  const char *value;            /* default value */
  const char *meaning;
};

static const struct param_def param_defs[PARAMS] = {
  [PARAM_NAME] = { "name", "/dev/VG/LV",
                   "the volume group and its logical volume" },
  [PARAM_BOOTFS] = { "bootfs", "ext2", "type of the boot file system" },
  [PARAM_FS] = { "filesystem", "ext2", "type of the (root) file system" },
  [PARAM_SIZE] = { "size", "1G", "size of the disk" },
  [PARAM_BOOTSIZE] = { "bootsize", "128M", "size of the boot partition" },
  [PARAM_PARTITION] = { "partition", "mbr", "type of the partition table" },
};

static const struct enum_entry kind_list[] = {
  [NEW_DISK_DISK] = { "disk", "an empty disk" },
  [NEW_DISK_PART] = { "part", "one partition" },
  [NEW_DISK_FS] = { "fs", "one partition with a file system" },
  [NEW_DISK_LV] = { "lv", "one partition with a logical volume" },
  [NEW_DISK_LVFS] = { "lvfs", "a logical volume with a file system" },
  [NEW_DISK_BOOTROOT] = { "bootroot", "two file systems, boot and root" },
  [NEW_DISK_BOOTROOTLV] = { "bootrootlv",
                            "like bootroot, root on a logical volume" },
};
static const struct enum_table kinds = {
  .what = "kind of disk", .list = kind_list,
  .count = sizeof kind_list / sizeof *kind_list, .nocase = true,
};

/* Parameters of each kind in their order on the command line.  PARAMS ends a
 * list.
 */
static const enum new_disk_param orders[][PARAMS + 1] = {
  [NEW_DISK_DISK] = { PARAM_SIZE, PARAMS },
  [NEW_DISK_PART] = { PARAM_SIZE, PARAM_PARTITION, PARAMS },
  [NEW_DISK_FS] = { PARAM_FS, PARAM_SIZE, PARAM_PARTITION, PARAMS },
  [NEW_DISK_LV] = { PARAM_NAME, PARAM_SIZE, PARAM_PARTITION, PARAMS },
  [NEW_DISK_LVFS] = { PARAM_NAME, PARAM_FS, PARAM_SIZE, PARAM_PARTITION,
                      PARAMS },
  [NEW_DISK_BOOTROOT] = { PARAM_BOOTFS, PARAM_FS, PARAM_SIZE, PARAM_BOOTSIZE,
                          PARAM_PARTITION, PARAMS },
  [NEW_DISK_BOOTROOTLV] = { PARAM_NAME, PARAM_BOOTFS, PARAM_FS, PARAM_SIZE,
                            PARAM_BOOTSIZE, PARAM_PARTITION, PARAMS },
};

struct spec_parser {
  const char *text;
  size_t at;
  struct new_disk_spec *prepared;
  struct span *where;
  struct diag *diag;
};

/* Split off FILE= before the kind.  The name of a kind contains no =. */
static void
parse_file (struct spec_parser *p)
{
  size_t len = strcspn (p->text, "=");

  if (p->text[len] != '=')
    return;
  p->prepared->file = xstrndup (p->text, len);
  p->at = len + 1;
}

static int
parse_kind (struct spec_parser *p)
{
  size_t len = strcspn (p->text + p->at, ":");
  CLEANUP_FREE char *word = xstrndup (p->text + p->at, len);
  int index = enum_find (&kinds, word);

  *p->where = (struct span) { p->at, p->at + len };
  if (p->prepared->file != NULL && *p->prepared->file == '\0') {
    *p->where = (struct span) { 0, strlen (p->text) };
    return diag_set (p->diag, DIAG_USAGE, "the file name is missing");
  }
  if (index < 0)
    return enum_unknown (&kinds, word, p->diag);
  p->prepared->kind = (enum new_disk_kind) index;
  p->at += len;
  return 0;
}

static void
parse_param (struct spec_parser *p, enum new_disk_param param)
{
  size_t len;

  if (p->text[p->at] == ':')
    p->at++;
  len = strcspn (p->text + p->at, ":");
  if (len > 0)
    p->prepared->places[param] = (struct span) { p->at, p->at + len };
  p->prepared->params[param] = len > 0 ? xstrndup (p->text + p->at, len)
    : xstrdup (param_defs[param].value);
  p->at += len;
}

static int
new_disk_spec_check_size (struct spec_parser *p, enum new_disk_param param,
                          int64_t *size)
{
  const char *text = p->prepared->params[param];

  if (text == NULL)
    return 0;
  if (number_parse (text, size) == NUMBER_OK && *size > 0)
    return 0;
  *p->where = p->prepared->places[param];
  diag_set (p->diag, DIAG_USAGE, "'%s' is not a size", text);
  diag_hint (p->diag, "use a size such as %s", param_defs[param].value);
  return -1;
}

/* Check that the name is /dev/VG/LV. */
static int
check_volume_name (struct spec_parser *p)
{
  const char *name = p->prepared->params[PARAM_NAME];
  size_t group;

  if (name == NULL)
    return 0;
  group = strncmp (name, "/dev/", 5) == 0 ? strcspn (name + 5, "/") : 0;
  if (group > 0 && name[5 + group] == '/' && name[6 + group] != '\0' &&
      strchr (name + 6 + group, '/') == NULL)
    return 0;
  *p->where = p->prepared->places[PARAM_NAME];
  diag_set (p->diag, DIAG_USAGE, "'%s' is not a logical volume name", name);
  diag_hint (p->diag, "use the form /dev/VG/LV");
  return -1;
}

static int
check_boot (struct spec_parser *p)
{
  const struct new_disk_spec *made = p->prepared;

  if (made->params[PARAM_BOOTSIZE] == NULL || made->bootsize < made->size)
    return 0;
  *p->where = made->places[PARAM_BOOTSIZE];
  if (p->where->end == 0)
    *p->where = made->places[PARAM_SIZE];
  return diag_set (p->diag, DIAG_USAGE,
                   "the boot partition of %s does not fit on a disk of %s",
                   made->params[PARAM_BOOTSIZE], made->params[PARAM_SIZE]);
}

static int
parse_params (struct spec_parser *p)
{
  const enum new_disk_param *order = orders[p->prepared->kind];
  size_t count = 0;

  while (order[count] != PARAMS)
    parse_param (p, order[count++]);
  if (p->text[p->at] == '\0')
    return 0;
  *p->where = (struct span) { p->at, strlen (p->text) };
  diag_set (p->diag, DIAG_USAGE, "'%s' takes at most %zu parameter%s",
            kind_list[p->prepared->kind].word, count, count == 1 ? "" : "s");
  diag_hint (p->diag, "use '-N help' to list them");
  return -1;
}

int
new_disk_spec_parse (const char *text, struct new_disk_spec *prepared,
                     struct span *where, struct diag *diag)
{
  struct spec_parser p = {
    .text = text, .prepared = prepared, .where = where, .diag = diag,
  };

  *prepared = (struct new_disk_spec) { 0 };
  parse_file (&p);
  if (parse_kind (&p) == 0 && parse_params (&p) == 0 &&
      new_disk_spec_check_size (&p, PARAM_SIZE, &prepared->size) == 0 &&
      new_disk_spec_check_size (&p, PARAM_BOOTSIZE, &prepared->bootsize) == 0 &&
      check_volume_name (&p) == 0 && check_boot (&p) == 0)
    return 0;
  new_disk_spec_reset (prepared);
  return -1;
}

void
new_disk_spec_reset (struct new_disk_spec *prepared)
{
  free (prepared->file);
  for (size_t i = 0; i < PARAMS; ++i)
    free (prepared->params[i]);
  *prepared = (struct new_disk_spec) { 0 };
}

static void
describe_kind (struct strbuf *out, enum new_disk_kind kind)
{
  const enum new_disk_param *order = orders[kind];

  strbuf_printf (out, "  -N [FILE=]%s", kind_list[kind].word);
  for (size_t i = 0; order[i] != PARAMS; ++i)
    strbuf_printf (out, "[:%s", param_defs[order[i]].name);
  for (size_t i = 0; order[i] != PARAMS; ++i)
    strbuf_putc (out, ']');
  strbuf_printf (out, "\n      %s\n", kind_list[kind].meaning);
}

char *
new_disk_spec_help (void)
{
  struct strbuf out = { 0 };

  strbuf_puts (&out, "-N creates a disk image and attaches it:\n\n");
  for (size_t i = 0; i < kinds.count; ++i)
    describe_kind (&out, (enum new_disk_kind) i);
  strbuf_puts (&out,
               "\n"
               "Default values of parameters that are missing or empty:\n\n");
  for (size_t i = 0; i < PARAMS; ++i)
    strbuf_printf (&out, "  %-12s%-12s%s\n", param_defs[i].name,
                   param_defs[i].value, param_defs[i].meaning);
  strbuf_puts (&out,
               "\n"
               "Without FILE=, the first -N creates test1.img, the second "
               "test2.img, and so on.\n"
               "An existing file is overwritten.\n");
  return strbuf_steal (&out);
}
