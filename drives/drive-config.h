/* diskfish: read drives from a JSON file, and save them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_DRIVE_CONFIG_H
#define DRIVES_DRIVE_CONFIG_H

#include <jansson.h>

#include "drive.h"

/* The contents of a configuration file in the format of macosvm: an object with
 * 'storage', an array of disks, 'ram' in bytes, and 'cpus'.  Everything else is
 * preserved for config_record.
 */
struct config {
  json_t *root;
  struct source *source;        /* the file, for diagnostics */
  size_t first;                 /* index of its first drive in the set */
  size_t count;                 /* number of its drives */
  int64_t ram;                  /* bytes, 0 if not specified */
  int cpus;                     /* 0 if not specified */
};

/* Read FILE and add its disks to the set.  Entries of type aux and initrd are
 * ignored.  On failure add nothing; the diag has the place of the mistake.
 * Free CONFIG with config_free in any case.
 */
int config_load (struct config *config, const char *file,
                 struct drive_set *drives, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Hide the secrets in the text of such a file, which may be malformed. */
void config_hide_secrets (const struct source *source);

/* True if an entry of 'storage' that config_load has accepted is a disk. */
bool config_is_disk (const json_t *entry);

/* Return the place of a member of disk number INDEX, or of its image if MEMBER
 * is NULL or missing.
 */
struct span config_place (const struct config *config, size_t index,
                          const char *member);

/* Return the number of entries of 'storage', including those that are not
 * disks.
 */
size_t config_entries (const struct config *config);

/* Set NOTE, with its place, if entry number INDEX of 'storage' is ignored.
 * Return false if the entry is a disk.
 */
bool config_remark (const struct config *config, size_t index,
                    struct diag *note);

/* Return the drives, and everything else of CONFIG, in the format of the file.
 * Leave out the size of an image that will exist, which the image of an
 * EPHEMERAL drive will not.  Return NULL for drives that cannot be saved
 * completely: scratch disks, domains, disks with a secret, and names that are
 * not UTF-8.  The caller owns the reference.
 */
json_t *config_record (const struct config *config,
                       const struct drive_set *drives, bool ephemeral,
                       struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Write ROOT to FILE; "-" is standard output.  A regular file is replaced
 * atomically; links, pipes and devices are written to.
 */
int config_write (const json_t *root, const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Free what CONFIG owns, but not the drives. */
void config_free (struct config *config);

#endif
