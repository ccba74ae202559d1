/* diskfish: drives in a JSON file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_DRIVE_CONFIG_H
#define DRIVES_DRIVE_CONFIG_H

#include <jansson.h>

#include "drive.h"

/* What a configuration file says, in the form of macosvm's: an object with
 * 'storage', an array of disks, and 'ram' (bytes) and 'cpus'.  Everything
 * else in it is kept for config_save.
 */
struct config {
  json_t *root;
  struct source *source;        /* the file, for diagnostics */
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

/* Write the drives to FILE, at once or not at all.  What CONFIG holds beyond
 * them is written too.  Drives that cannot be saved whole are refused: scratch
 * disks, domains, and disks with a secret.
 */
int config_save (const struct config *config, const struct drive_set *drives,
                 const char *file, struct diag *diag)
  __attribute__ ((warn_unused_result));

void config_free (struct config *config);

#endif
