/* diskfish: the words that describe a drive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "drive.h"
#include "strbuf.h"

/* A word with the member of struct drive that it sets. */
typedef void set_function (struct drive *drive, const char *value,
                           int64_t size);

static void
set_ro (struct drive *drive, const char *value, int64_t size)
{
  (void) value;
  (void) size;
  drive->readonly = true;
}

static void
set_keep (struct drive *drive, const char *value, int64_t size)
{
  (void) value;
  (void) size;
  drive->keep = true;
}

static void
set_size (struct drive *drive, const char *value, int64_t size)
{
  (void) value;
  drive->size = size;
}

/* The values of these are legal: attr_read saw to that. */
static void
set_sync (struct drive *drive, const char *value, int64_t size)
{
  (void) size;
  if (!sync_parse (value, &drive->mode.sync))
    abort ();
}

static void
set_cache (struct drive *drive, const char *value, int64_t size)
{
  (void) size;
  if (!cache_parse (value, &drive->mode.cache))
    abort ();
}

static void
set_blocksize (struct drive *drive, const char *value, int64_t size)
{
  (void) size;
  drive->blocksize = atoi (value);
}

static void
set_server (struct drive *drive, const char *value, int64_t size)
{
  (void) size;
  strings_append (&drive->servers, xstrdup (value));
}

/* The others replace a string. */
#define STRING_SETTER(member)                                           \
  static void                                                           \
  set_##member (struct drive *drive, const char *value, int64_t size)   \
  {                                                                     \
    (void) size;                                                        \
    free (drive->member);                                               \
    drive->member = xstrdup (value);                                    \
  }

STRING_SETTER (format)
STRING_SETTER (label)
STRING_SETTER (discard)
STRING_SETTER (protocol)
STRING_SETTER (username)
STRING_SETTER (secret)

static const struct choice discard_list[] = {
  { "disable", "the guest cannot give blocks back" },
  { "enable", "it can; an error where that is not possible" },
  { "besteffort", "it can where that is possible" },
};
static const struct choices discard_choices = {
  .what = "discard mode", .list = discard_list, .count = 3,
};

static const struct choice blocksize_list[] = {
  { "512", "the usual sector size" },
  { "4096", "an Advanced Format disk" },
};
static const struct choices blocksize_choices = {
  .what = "block size", .list = blocksize_list, .count = 2,
};

static const struct choice protocol_list[] = {
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
const struct choices protocol_choices = {
  .what = "protocol", .list = protocol_list,
  .count = sizeof protocol_list / sizeof *protocol_list,
};

/* Those that QEMU can write come first. */
static const struct choice format_list[] = {
  { "raw", "the bytes of the disk and nothing else" },
  { "qcow2", "QEMU's format with snapshots and backing files" },
  { "qcow", "the one before it" },
  { "qed", "QEMU's enhanced disk, out of use" },
  { "vmdk", "VMware" },
  { "vdi", "VirtualBox" },
  { "vpc", "Virtual PC, also called VHD" },
  { "vhdx", "Hyper-V" },
  { "parallels", "Parallels" },
  { "luks", "encrypted" },
  { "bochs", "Bochs, to read" },
  { "cloop", "compressed loop, to read" },
  { "dmg", "Apple, to read" },
};

static const struct choice format_aliases[] = {
  { "vhd", "vpc" }, { "img", "raw" }, { "iso", "raw" }, { "hdd", "parallels" },
  { NULL, NULL },
};

static const struct choice unwritable_formats[] = {
  { "luks", "it needs a key" },
  { "bochs", "QEMU can only read it" },
  { "cloop", "QEMU can only read it" },
  { "dmg", "QEMU can only read it" },
  { NULL, NULL },
};

enum { FORMATS = sizeof format_list / sizeof *format_list, WRITABLE = 9 };

const struct choices format_choices = {
  .what = "format", .list = format_list, .count = FORMATS,
  .aliases = format_aliases,
};

const struct choices new_format_choices = {
  .what = "format", .list = format_list, .count = WRITABLE,
  .refused = unwritable_formats, .aliases = format_aliases,
};

/* name, kind, choices, may be repeated, meaning, setter */
#define MODE_WORDS(X)                                                   \
  X ("sync", ATTR_CHOICE, &sync_choices, false,                         \
     "what happens when the guest flushes", set_sync)                   \
  X ("cache", ATTR_CHOICE, &cache_choices, false,                       \
     "how the host caches the image", set_cache)

#define ATTACH_WORDS(X)                                                 \
  X ("ro", ATTR_FLAG, NULL, false,                                      \
     "the image is not changed; writes are thrown away", set_ro)        \
  X ("keep", ATTR_FLAG, NULL, false,                                    \
     "what is written stays, also with --ephemeral", set_keep)          \
  X ("format", ATTR_CHOICE, &format_choices, false,                     \
     "the image's format; found out if not given", set_format)          \
  X ("label", ATTR_STRING, NULL, false,                                 \
     "also call the disk /dev/disk/guestfs/LABEL", set_label)           \
  X ("size", ATTR_SIZE, NULL, false,                                    \
     "make a new image of this size", set_size)                         \
  MODE_WORDS (X)                                                       \
  X ("discard", ATTR_CHOICE, &discard_choices, false,                   \
     "whether the guest may give blocks back", set_discard)             \
  X ("blocksize", ATTR_CHOICE, &blocksize_choices, false,               \
     "sector size of the disk", set_blocksize)                          \
  X ("protocol", ATTR_CHOICE, &protocol_choices, false,                \
     "nbd, ssh, http, rbd, ...: the image is on the network",           \
     set_protocol)                                                      \
  X ("server", ATTR_STRING, NULL, true,                                 \
     "where: HOST, HOST:PORT or unix:/SOCKET", set_server)              \
  X ("username", ATTR_STRING, NULL, false,                              \
     "log in to the server as this user", set_username)                 \
  X ("secret", ATTR_STRING, NULL, false,                                \
     "log in with this key", set_secret)

#define AS_ATTR(name, kind, choices, repeat, meaning, set) \
  { name, kind, choices, repeat, meaning },
#define AS_SETTER(name, kind, choices, repeat, meaning, set) { name, set },

static const struct attr attach_list[] = { ATTACH_WORDS (AS_ATTR) };

const struct attrs disk_attach_attrs = {
  attach_list, sizeof attach_list / sizeof *attach_list
};

static const struct attr set_list[] = { MODE_WORDS (AS_ATTR) };

const struct attrs disk_set_attrs = {
  set_list, sizeof set_list / sizeof *set_list
};

static const struct {
  const char *name;
  set_function *set;
} setters[] = { ATTACH_WORDS (AS_SETTER) };

static set_function *
setter (const char *name)
{
  for (size_t i = 0; i < sizeof setters / sizeof *setters; ++i)
    if (strcmp (setters[i].name, name) == 0)
      return setters[i].set;
  abort ();
}

int
drive_add_word (struct drive *drive, const struct attrs *attrs,
                uint64_t *seen, const char *word, size_t len,
                struct span *where, struct diag *diag)
{
  struct attr_word read;
  CLEANUP_FREE char *value = NULL;

  if (attr_read (attrs, seen, word, len, &read, where, diag) == -1)
    return -1;
  value = xstrndup (word + read.value.start,
                    read.value.end - read.value.start);
  if (strcmp (read.attr->name, "label") == 0 &&
      drive_check_label (value, diag) == -1)
    return -1;
  setter (read.attr->name) (drive, value, read.size);
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

/* Where byte AT of a part is in the text, in which each comma is two. */
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

    if (drive_add_word (drive, &disk_attach_attrs, &seen, word,
                        strlen (word), &within, diag) == -1) {
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
  diag_set (diag, DIAG_USAGE, "--disk names no image");
  diag_hint (diag, "--disk IMAGE[,WORD...]");
  return NULL;
}
