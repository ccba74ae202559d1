/* diskfish: the attributes of a drive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "drive.h"
#include "image.h"
#include "strbuf.h"

static const struct enum_entry discard_list[] = {
  { "disable", "the guest cannot discard blocks" },
  { "enable", "the guest can discard blocks; an error if unsupported" },
  { "besteffort", "the guest can discard blocks if supported" },
};
static const struct enum_table discard_choices = {
  .what = "discard mode", .list = discard_list, .count = 3,
};

static const struct enum_entry blocksize_list[] = {
  { "512", "the default sector size" },
  { "4096", "an Advanced Format disk" },
};
static const struct enum_table blocksize_choices = {
  .what = "block size", .list = blocksize_list, .count = 2,
};

static const struct enum_entry protocol_list[] = {
  { "file", "a file or device of this host" },
  { "ftp", "FTP" },
  { "ftps", "FTP over TLS" },
  { "http", "HTTP" },
  { "https", "HTTP over TLS" },
  { "iscsi", "iSCSI target" },
  { "nbd", "network block device" },
  { "rbd", "Ceph RBD" },
  { "ssh", "a file over SSH" },
  { "tftp", "TFTP, refused by newer libraries" },
  { "gluster", "GlusterFS, refused by newer libraries" },
  { "sheepdog", "Sheepdog, refused by newer libraries" },
};
const struct enum_table protocol_choices = {
  .what = "protocol", .list = protocol_list,
  .count = sizeof protocol_list / sizeof *protocol_list,
};

/* Those that QEMU can write come first. */
static const struct enum_entry format_list[] = {
  { "raw", "only the bytes of the disk" },
  { "qcow2", "QEMU's format with snapshots and backing files" },
  { "qcow", "QEMU's format before qcow2" },
  { "qed", "QEMU Enhanced Disk, obsolete" },
  { "vmdk", "VMware" },
  { "vdi", "VirtualBox" },
  { "vpc", "Virtual PC, also called VHD" },
  { "vhdx", "Hyper-V" },
  { "parallels", "Parallels" },
  { "luks", "LUKS, encrypted" },
  { "bochs", "Bochs, read-only" },
  { "cloop", "compressed loop, read-only" },
  { "dmg", "Apple, read-only" },
};

static const struct enum_entry format_aliases[] = {
  { "vhd", "vpc" }, { "img", "raw" }, { "iso", "raw" }, { "hdd", "parallels" },
  { NULL, NULL },
};

static const struct enum_entry unwritable_formats[] = {
  { "luks", "it needs a key" },
  { "bochs", "QEMU can only read it" },
  { "cloop", "QEMU can only read it" },
  { "dmg", "QEMU can only read it" },
  { NULL, NULL },
};

enum { FORMATS = sizeof format_list / sizeof *format_list, WRITABLE = 9 };

const struct enum_table format_choices = {
  .what = "format", .list = format_list, .count = FORMATS,
  .aliases = format_aliases,
};

const struct enum_table new_format_choices = {
  .what = "format", .list = format_list, .count = WRITABLE,
  .refused = unwritable_formats, .aliases = format_aliases,
};

/* Places in the list. */
enum drive_attr {
  DRIVE_RO,
  DRIVE_KEEP,
  DRIVE_FORMAT,
  DRIVE_LABEL,
  DRIVE_SIZE,
  DRIVE_SYNC,
  DRIVE_CACHE,
  DRIVE_DISCARD,
  DRIVE_BLOCKSIZE,
  DRIVE_PROTOCOL,
  DRIVE_SERVER,
  DRIVE_USERNAME,
  DRIVE_SECRET,
};

static const struct attr list[] = {
  [DRIVE_RO] = { "ro", ATTR_FLAG, NULL, false,
    "do not change the image; discard writes" },
  [DRIVE_KEEP] = { "keep", ATTR_FLAG, NULL, false,
    "write to the image even with --ephemeral" },
  [DRIVE_FORMAT] = { "format", ATTR_CHOICE, &format_choices, false,
    "format of the image; detected by default" },
  [DRIVE_LABEL] = { "label", ATTR_STRING, NULL, false,
    "second name of the disk: /dev/disk/guestfs/LABEL" },
  [DRIVE_SIZE] = { "size", ATTR_SIZE, NULL, false,
    "create a new image of this size" },
  [DRIVE_SYNC] = { "sync", ATTR_CHOICE, &sync_choices, false,
    "effect of a flush by the guest" },
  [DRIVE_CACHE] = { "cache", ATTR_CHOICE, &cache_choices, false,
    "caching of the image on the host" },
  [DRIVE_DISCARD] = { "discard", ATTR_CHOICE, &discard_choices, false,
    "allow the guest to discard blocks" },
  [DRIVE_BLOCKSIZE] = { "blocksize", ATTR_CHOICE, &blocksize_choices, false,
    "sector size of the disk" },
  [DRIVE_PROTOCOL] = { "protocol", ATTR_CHOICE, &protocol_choices, false,
    "nbd, ssh, http, rbd, ... for an image on the network" },
  [DRIVE_SERVER] = { "server", ATTR_STRING, NULL, true,
    "server address: HOST, HOST:PORT or unix:/SOCKET" },
  [DRIVE_USERNAME] = { "username", ATTR_STRING, NULL, false,
    "log in to the server as this user" },
  [DRIVE_SECRET] = { "secret", ATTR_SECRET, NULL, false,
    "log in with this key" },
};

const struct attrs disk_attach_attrs = { list, sizeof list / sizeof *list };

/* The two modes are a part of the list. */
const struct attrs disk_set_attrs = { list + DRIVE_SYNC, 2 };

static void
replace (char **text, const char *value)
{
  free (*text);
  *text = xstrdup (value);
}

void
drive_set_attr (struct drive *drive, const struct attr_value *value)
{
  switch ((enum drive_attr) (value->attr - list)) {
  case DRIVE_RO: drive->readonly = true; return;
  case DRIVE_KEEP: drive->keep = true; return;
  case DRIVE_FORMAT: replace (&drive->format, value->text); return;
  case DRIVE_LABEL: replace (&drive->label, value->text); return;
  case DRIVE_SIZE: drive->size = value->size; return;
  /* See the enumerations: 0 is a mode that is not set. */
  case DRIVE_SYNC:
    drive->mode.sync = (enum sync_mode) (value->choice + 1);
    return;
  case DRIVE_CACHE:
    drive->mode.cache = (enum cache_mode) (value->choice + 1);
    return;
  case DRIVE_DISCARD: replace (&drive->discard, value->text); return;
  case DRIVE_BLOCKSIZE: drive->blocksize = atoi (value->text); return;
  case DRIVE_PROTOCOL: replace (&drive->protocol, value->text); return;
  case DRIVE_SERVER:
    strings_append (&drive->servers, xstrdup (value->text));
    return;
  case DRIVE_USERNAME: replace (&drive->username, value->text); return;
  case DRIVE_SECRET: replace (&drive->secret, value->text); return;
  }
  abort ();
}

int
drive_check_attr (const struct attr_value *value, struct diag *diag)
{
  if (value->attr != &list[DRIVE_LABEL])
    return 0;
  return drive_check_label (value->text, diag);
}

int
drive_add_word (struct drive *drive, uint64_t *seen, const char *word,
                struct span *where, struct diag *diag)
{
  struct attr_value value;

  if (attr_read (&disk_attach_attrs, seen, word, strlen (word), &value, where,
                 diag) == -1 || drive_check_attr (&value, diag) == -1)
    return -1;
  drive_set_attr (drive, &value);
  return 0;
}

/* The part of a --disk argument from byte START to a comma that is alone, or
 * to the end: *END.
 */
static char *
next_part (const char *text, size_t start, size_t *end)
{
  struct strbuf part = { 0 };
  size_t at = start;

  for (; text[at] != '\0'; at++) {
    if (text[at] == ',' && text[at+1] == ',')
      at++;
    else if (text[at] == ',')
      break;
    strbuf_putc (&part, text[at]);
  }
  *end = at;
  return strbuf_steal (&part);
}

/* Return the place of byte AT of a part in the text, which doubles commas. */
static size_t
written_at (const char *part, size_t at)
{
  size_t commas = 0;

  for (size_t i = 0; i < at; ++i)
    commas += part[i] == ',';
  return at + commas;
}

bool
drive_word_sets (const char *word, const char *name)
{
  size_t len = strlen (name);

  return strncmp (word, name, len) == 0 &&
    (word[len] == '=' || word[len] == '\0');
}

struct span
drive_option_place (const char *text, const char *name)
{
  struct span where = { 0, 0 };
  size_t start = 0, end = 0;

  do {
    CLEANUP_FREE char *part = next_part (text, start, &end);

    if (start == 0 || (name != NULL && drive_word_sets (part, name)))
      where = (struct span) { start, end };
    start = end + 1;
  } while (text[end] == ',');
  return where;
}

void
drive_option_hide (const struct source *source, size_t start)
{
  size_t end;

  do {
    CLEANUP_FREE char *part = next_part (source->text, start, &end);
    size_t len = strcspn (part, "=");
    const struct attr *attr = attrs_find (&disk_attach_attrs, part, len);

    if (part[len] == '=' && attr != NULL && attr->kind == ATTR_SECRET)
      source_hide (source, (struct span) { start + len + 1, end });
    start = end + 1;
  } while (source->text[end] == ',');
}

size_t
drive_option_split (const char *text, struct strings *parts)
{
  size_t start = 0, end;

  for (;;) {
    strings_append (parts, next_part (text, start, &end));
    if (text[end] == '\0')
      return start;
    start = end + 1;
  }
}

char *
drive_option_escape (const char *part)
{
  struct strbuf text = { 0 };

  for (; *part != '\0'; part++) {
    if (*part == ',')
      strbuf_putc (&text, ',');
    strbuf_putc (&text, *part);
  }
  return strbuf_steal (&text);
}

static int
read_option_words (struct drive *drive, const char *text, size_t end,
                   struct span *where, struct diag *diag)
{
  uint64_t seen = 0;

  while (text[end] == ',') {
    size_t start = end + 1;
    CLEANUP_FREE char *word = next_part (text, start, &end);
    struct span within;

    if (drive_add_word (drive, &seen, word, &within, diag) == -1) {
      *where = (struct span) { start + written_at (word, within.start),
                               start + written_at (word, within.end) };
      return -1;
    }
  }
  return 0;
}

/* True if the drive has an image.  The default export of an NBD server has an
 * empty name.
 */
static bool
names_image (const struct drive *drive)
{
  return *drive->image != '\0' ||
    (drive->protocol != NULL && strcmp (drive->protocol, "nbd") == 0);
}

struct drive *
drive_parse_option (const char *text, struct span *where, struct diag *diag)
{
  size_t end;
  CLEANUP_FREE char *image = next_part (text, 0, &end);
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, image);

  *where = (struct span) { 0, end };
  if (read_option_words (drive, text, end, where, diag) == -1)
    return NULL;
  if (names_image (drive))
    return STEAL (drive);
  diag_set (diag, DIAG_USAGE, "--disk needs an image");
  diag_hint (diag, "--disk IMAGE[,ATTRIBUTE...]");
  return NULL;
}
