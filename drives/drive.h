/* diskfish: drives and the set of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_DRIVE_H
#define DRIVES_DRIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "backing-chain.h"
#include "diag.h"
#include "enum-table.h"
#include "mode.h"
#include "vector.h"

enum drive_kind {
  DRIVE_IMAGE,          /* a file, a device, or something on the network */
  DRIVE_SCRATCH,        /* an empty disk that is thrown away */
  DRIVE_DOMAIN,         /* all disks of a libvirt domain */
};

/* A drive as it was asked for.  It owns its strings; NULL, 0 and -1 say that
 * something was not given.
 */
struct drive {
  enum drive_kind kind;
  char *image;                  /* or the name of the domain */
  char *path;                   /* of a local image, from drive_locate */
  bool readonly;
  bool keep;                    /* not thrown away by --ephemeral */
  bool ephemeral;               /* an overlay takes what is written */
  char *overlay;                /* what is written instead of the image */
  char *format;
  struct backing_chain chain;   /* of a local image, from drive_examine */
  char *label;
  int64_t size;                 /* bytes of a new image */
  bool created;                 /* its image was made by drive_prepare, and
                                   nothing was committed to it */
  struct mode mode;
  char *cachemode;              /* libguestfs's spelling, as it was typed */
  char *discard;
  int blocksize;
  char *protocol;
  struct strings servers;
  char *username;
  char *secret;
  char *iface;
  char *name;
  int copyonread;               /* -1, false, true */
  char *libvirt_uri;            /* of a domain, here and below */
  char *readonlydisk;
  int live;
  int allowuuid;
  unsigned disks;               /* disks that it is in the guest */
  unsigned number;              /* of the first of them: 0 is sda */
  unsigned id;                  /* no other of its set has or had it */
};

DEFINE_VECTOR (drive_list, struct drive *)

/* Before the start the disks are numbered without gaps.  Once they run each
 * keeps its number.
 */
struct drive_set {
  struct drive_list list;
  bool running;
  unsigned added;               /* so far */
};

/* The attributes of 'disk attach' and --disk, and those of 'disk set'. */
extern const struct attrs disk_attach_attrs;
extern const struct attrs disk_set_attrs;

/* The formats of images that QEMU knows. */
extern const struct enum_table format_choices;

/* Those of them that a new image can have. */
extern const struct enum_table new_format_choices;

/* How a disk on the network can be reached. */
extern const struct enum_table protocol_choices;

struct drive *drive_new (enum drive_kind kind, const char *image)
  __attribute__ ((warn_unused_result));

/* Free the memory of a drive.  Its files stay: see overlay_remove. */
void drive_free (struct drive *drive);

static inline void
cleanup_drive (struct drive **drive)
{
  drive_free (*drive);
}
#define CLEANUP_DRIVE __attribute__ ((cleanup (cleanup_drive)))

/* Set the member of the drive that an attribute of disk_attach_attrs or
 * disk_set_attrs stands for.
 */
void drive_set_attr (struct drive *drive, const struct attr_value *value);

/* Check what attr_read does not know of these attributes: a label must not be
 * the name of a disk.
 */
int drive_check_attr (const struct attr_value *value, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Read an attribute NAME or NAME=VALUE of 'disk attach', and set it.  SEEN has
 * a bit for each that was given already.  On failure WHERE is the wrong part of
 * the word.
 */
int drive_add_word (struct drive *drive, uint64_t *seen, const char *word,
                    struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether a word is NAME or NAME=VALUE. */
bool drive_word_sets (const char *word, const char *name);

/* Where the argument of --disk has the word that sets NAME; its image if there
 * is none, or NAME is NULL.
 */
struct span drive_option_place (const char *text, const char *name);

/* Append the parts of the argument of --disk, in which a comma is single, and
 * return where the last of them begins in TEXT.  The caller frees the parts.
 */
size_t drive_option_split (const char *text, struct strings *parts);

/* Return a part as --disk takes it: with ,, for a comma.  The caller frees
 * it.
 */
char *drive_option_escape (const char *part)
  __attribute__ ((warn_unused_result));

/* The argument of --disk: IMAGE[,WORD...] where ,, is a comma.  On failure
 * WHERE is the wrong part of the text.  NULL on failure.
 */
struct drive *drive_parse_option (const char *text, struct span *where,
                                  struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether a disk can have the label. */
int drive_check_label (const char *label, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check that the drive's label leads to no other drive: it must not be a name
 * of a disk, such as sdb, nor that of a drive of the set.
 */
int drive_set_check_label (const struct drive_set *set,
                           const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check the image on the host, and read its backing chain: no such file, not
 * writable, another format, an image that refuses O_DIRECT.
 */
int drive_examine (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same, but before that make the image if a size was given; nothing is
 * made when something is wrong.
 */
int drive_prepare (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether the image, and the overlay if there is one, can be opened with
 * O_DIRECT if the mode asks for it.
 */
int drive_check_direct (const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Remember where the image is, whatever the current folder will be. */
void drive_locate (struct drive *drive);

/* The image of a local drive, for work on the host. */
const char *drive_path (const struct drive *drive);

/* Flush it, which the mode need not ask for. */
int drive_flush_now (const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What was asked for and is accepted, but has no effect: a remark on its word.
 * False if there is nothing to say.
 */
bool drive_note (const struct drive *drive, struct diag *remark);

/* Flushes reach the storage though the mode has them ignored: QEMU sends them
 * to an NBD server in any mode (QEMU 7.2).
 */
bool drive_flushes_anyway (const struct drive *drive);

/* Return what QEMU opens: the overlay if there is one.  From drive_locate on
 * that does not depend on the current folder.
 */
const char *drive_file (const struct drive *drive);

/* Return the format of that file, given or detected; NULL if it is unknown. */
const char *drive_file_format (const struct drive *drive);

/* Return the format that libguestfs is to be told.  It is NULL for an image
 * that is written and whose format the user has not given: QEMU's arguments
 * are those of guestfish then.
 */
const char *drive_told_format (const struct drive *drive);

/* Return "backing.backing.driver=FORMAT" for the image at INDEX of the chain,
 * for a node of QEMU that has the drive's file; NULL if that image needs no
 * such option, because the image above names its format.  Freed by the caller.
 */
char *drive_pin (const struct drive *drive, size_t index)
  __attribute__ ((warn_unused_result));

/* True if an overlay is to take all writes; WANTED is --ephemeral. */
bool drive_becomes_ephemeral (const struct drive *drive, bool wanted);

/* True if the drive is a disk without content: see guestfs(3), "NULL DISKS". */
bool drive_is_null (const struct drive *drive);

/* Whether its image is a file or a device of this host. */
bool drive_is_local (const struct drive *drive);

/* While QEMU has the image open its mode has been changed from BEFORE: what the
 * guest has flushed in vain by now is flushed, if flushes count from now on.
 */
int drive_describe_change (const struct drive *drive, struct mode before,
                           struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Once QEMU has closed the image, flush it if that was promised. */
int drive_flush (const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The set takes the drive and gives it the first number that is free; its
 * place in the list, which is in the order of the numbers.
 */
size_t drive_set_add (struct drive_set *set, struct drive *drive);

/* Free all drives. */
void drive_set_clear (struct drive_set *set);

/* Find by device (sda, /dev/sda), label (also as /dev/disk/guestfs/LABEL) or
 * position (0).  -1 with a diag
 * that lists what is there.
 */
int drive_set_find (const struct drive_set *set, const char *name,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Take a drive out of the set; it is the caller's then. */
struct drive *drive_set_take (struct drive_set *set, size_t index)
  __attribute__ ((warn_unused_result));

/* Number the disks anew, for a start. */
void drive_set_renumber (struct drive_set *set);

/* "sda" for 0, "sdb" for 1, ... "sdaa" for 26; freed by the caller. */
char *drive_device (unsigned disk) __attribute__ ((warn_unused_result));

#endif
