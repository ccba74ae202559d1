/* diskfish: drives in a JSON file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_DRIVE_CONFIG_H
#define DRIVES_DRIVE_CONFIG_H

#include <jansson.h>

#include "drive.h"

/* What a configuration file says, in the form of macosvm's: an object with
 * 'storage', an array of disks, and 'ram' (bytes) and 'cpus'.  Everything
 * else in it is kept for config_record.
 */
struct config {
  json_t *root;
  struct source *source;        /* the file, for diagnostics */
  size_t first;                 /* of its drives in the set ... */
  size_t count;                 /* ... and how many they are */
  int64_t ram;                  /* bytes, 0 if it says nothing */
  int cpus;                     /* 0 if it says nothing */
};

/* Read FILE and add its disks to the set.  Entries of type aux and initrd
 * are passed over.  A mistake is reported with its line and column, and
 * nothing is added.
 */
int config_load (struct config *config, const char *file,
                 struct drive_set *drives, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Whether an entry of 'storage' that config_load has accepted is a disk. */
bool config_is_disk (const json_t *entry);

/* Where the file has that member of its disk number INDEX, or else its image.
 */
struct span config_place (const struct config *config, size_t index,
                          const char *member);

/* How many entries 'storage' has. */
size_t config_entries (const struct config *config);

/* The entry of 'storage' number INDEX is passed over: a remark with its
 * place.  False if it is one of a disk.
 */
bool config_remark (const struct config *config, size_t index,
                    struct diag *remark);

/* The drives, and what CONFIG holds beyond them, in the form of the file.  A
 * size is left out where the image is there from then on: of an ephemeral
 * drive it is not.  Drives that cannot be saved whole are refused: scratch
 * disks, domains, disks with a secret, and names that are not UTF-8.  NULL on
 * failure.
 */
json_t *config_record (const struct config *config,
                       const struct drive_set *drives, bool ephemeral,
                       struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Write it to FILE; "-" is standard output.  A plain file is replaced at once
 * or not at all; a link, a pipe or a device stays what it is.
 */
int config_write (const json_t *root, const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

void config_free (struct config *config);

#endif
