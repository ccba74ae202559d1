/* diskfish: drives, and the set of drives of a session.
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
  DRIVE_SCRATCH,        /* an empty disk that is discarded */
  DRIVE_DOMAIN,         /* all disks of a libvirt domain */
};

/* A drive as the user specified it.  It owns its strings.  NULL, 0 and -1 mean
 * that the user did not specify a member.
 */
struct drive {
  enum drive_kind kind;
  char *image;                  /* or the name of the domain */
  char *path;                   /* of a local image, from drive_locate */
  bool readonly;
  bool keep;                    /* write to the image even with --ephemeral */
  bool ephemeral;               /* an overlay takes all writes */
  char *overlay;                /* file name of that overlay */
  char *format;
  struct backing_chain chain;   /* of a local image, from drive_examine; of
                                   another one, from network_image_examine */
  const struct raw_images *raw; /* borrowed: images not to probe, or NULL */
  char *label;
  int64_t size;                 /* bytes of a new image */
  bool created;                 /* drive_prepare created the image, and nothing
                                   has been committed to it */
  struct mode mode;
  char *cachemode;              /* option of add-drive, as typed */
  char *discard;
  int blocksize;
  char *protocol;
  struct strings servers;
  char *username;
  char *secret;
  char *iface;
  char *name;
  int copyonread;               /* -1, false, true */
  char *libvirt_uri;            /* of a domain, as the next three */
  char *readonlydisk;
  int live;
  int allowuuid;
  unsigned disks;               /* number of its disks in the guest */
  unsigned number;              /* number of the first disk: 0 is sda */
  unsigned id;                  /* unique among all drives that the set had */
};

DEFINE_VECTOR (drive_list, struct drive *)

/* The drives of a session, sorted by number.  Before the appliance starts, the
 * disks are numbered without gaps.  While it runs, each keeps its number.
 * Zero-initialise the set.
 */
struct drive_set {
  struct drive_list list;
  bool running;
  unsigned added;               /* drives added so far */
};

/* The attributes of 'disk attach' and --disk, and those of 'disk set'. */
extern const struct attrs disk_attach_attrs;
extern const struct attrs disk_set_attrs;

/* The protocols for images on the network. */
extern const struct enum_table protocol_choices;

/* Return a drive with a copy of IMAGE, which may be NULL.  Free it with
 * drive_free.
 */
struct drive *drive_new (enum drive_kind kind, const char *image)
  __attribute__ ((warn_unused_result));

/* Free a drive; NULL is allowed.  Do not remove its files: see overlay_remove.
 */
void drive_free (struct drive *drive);

static inline void
cleanup_drive (struct drive **drive)
{
  drive_free (*drive);
}
#define CLEANUP_DRIVE __attribute__ ((cleanup (cleanup_drive)))

/* Set the member of the drive that corresponds to an attribute of
 * disk_attach_attrs or disk_set_attrs.
 */
void drive_set_attr (struct drive *drive, const struct attr_value *value);

/* Check values that attr_read cannot check: a label. */
int drive_check_attr (const struct attr_value *value, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Parse an attribute NAME or NAME=VALUE of 'disk attach', and set it.  SEEN has
 * a bit for each attribute that has occurred.  On failure set WHERE to the
 * wrong part of the word.
 */
int drive_add_word (struct drive *drive, uint64_t *seen, const char *word,
                    struct span *where, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* True if WORD is NAME or NAME=VALUE. */
bool drive_word_sets (const char *word, const char *name);

/* Return the place of the attribute NAME in the argument of --disk, or of the
 * image if NAME is NULL or missing.
 */
struct span drive_option_place (const char *text, const char *name);

/* Hide the secrets in the argument of --disk that starts at byte START. */
void drive_option_hide (const struct source *source, size_t start);

/* Append the parts of the argument of --disk, with ,, replaced by a comma.
 * Return the offset of the last part in TEXT.  The caller frees the parts.
 */
size_t drive_option_split (const char *text, struct strings *parts);

/* Return a part with ,, for each comma, as --disk requires.  The caller frees
 * it.
 */
char *drive_option_escape (const char *part)
  __attribute__ ((warn_unused_result));

/* Return a drive for the argument of --disk: IMAGE[,ATTRIBUTE...], where ,, is
 * a comma.  On failure return NULL and set WHERE to the wrong part of the text.
 */
struct drive *drive_parse_option (const char *text, struct span *where,
                                  struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check that LABEL has the form of a label. */
int drive_check_label (const char *label, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check that the drive's label is unique: neither the name of a disk, such as
 * sdb, nor the label of a drive of the set.
 */
int drive_set_check_label (const struct drive_set *set,
                           const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Check the image on the host, and read its backing chain.  Fail if it is
 * missing, not writable, of another format, or refuses O_DIRECT.
 */
int drive_examine (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Create the image if the drive has a size, then do what drive_examine does.
 * On failure remove an image that was created.
 */
int drive_prepare (struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* If the mode requires O_DIRECT, check that the image and its overlay can be
 * opened with it.
 */
int drive_check_direct (const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Store the absolute path of a local image, so that later changes of the
 * current directory do not matter.
 */
void drive_locate (struct drive *drive);

/* Return the path of a local image on the host: the result of drive_locate, or
 * the user's name.
 */
const char *drive_path (const struct drive *drive);

/* Flush the image to the host's storage in any mode. */
int drive_flush_now (const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Set NOTE if an attribute of the drive has no effect.  Return false if every
 * attribute has one.
 */
bool drive_note (const struct drive *drive, struct diag *note);

/* Set NOTE like drive_note for a drive that was just attached, or if the guest
 * can overwrite the header of an image.
 */
bool drive_note_attached (const struct drive *drive, struct diag *note);

/* If the image was detected as raw and another session would detect another
 * format, set NOTE.  Return false if there is nothing to note.
 */
bool drive_note_header (const struct drive *drive, struct diag *note);

/* True if flushes reach the storage although the mode ignores them: QEMU sends
 * them to an NBD server in any mode (QEMU 7.2).
 */
bool drive_flushes_anyway (const struct drive *drive);

/* Return the file that QEMU opens: the overlay, or the image.  After
 * drive_locate it does not depend on the current directory.
 */
const char *drive_file (const struct drive *drive);

/* Return the format of that file, given or detected; NULL if it is unknown. */
const char *drive_file_format (const struct drive *drive);

/* Return QEMU's option "backing.backing.driver=FORMAT" for the image at INDEX
 * of the chain, relative to the node of the drive's file.  Return NULL if the
 * image needs no such option because its overlay records its format.  The
 * caller frees the result.
 */
char *drive_pin (const struct drive *drive, size_t index)
  __attribute__ ((warn_unused_result));

/* True if an overlay is to take all writes; WANTED is --ephemeral. */
bool drive_becomes_ephemeral (const struct drive *drive, bool wanted);

/* True if the drive is a disk without content: see guestfs(3), "NULL DISKS". */
bool drive_is_null (const struct drive *drive);

/* True if the image is a file or a device of this host. */
bool drive_is_local (const struct drive *drive);

/* Complete a change of the mode from BEFORE while QEMU has the image open: if
 * flushes were ignored and no longer are, flush the image.
 */
int drive_describe_change (const struct drive *drive, struct mode before,
                           struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Flush the image, after QEMU has closed it, if its mode requires that. */
int drive_flush (const struct drive *drive, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Add a drive, which the set then owns, and give it the first free number.
 * Return its index in the list.
 */
size_t drive_set_add (struct drive_set *set, struct drive *drive);

/* Free all drives. */
void drive_set_clear (struct drive_set *set);

/* Return the index of the drive with a device (sda, /dev/sda), label (also as
 * /dev/disk/guestfs/LABEL) or position (0) called NAME.  Return -1 with a diag
 * that lists the drives if there is none.
 */
int drive_set_find (const struct drive_set *set, const char *name,
                    struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Remove a drive from the set and return it.  The caller owns it. */
struct drive *drive_set_take (struct drive_set *set, size_t index)
  __attribute__ ((warn_unused_result));

/* Number the disks without gaps, before the appliance starts. */
void drive_set_renumber (struct drive_set *set);

/* Return "sda" for 0, "sdb" for 1, ... "sdaa" for 26.  The caller frees it. */
char *drive_device (unsigned disk) __attribute__ ((warn_unused_result));

#endif
