/* diskfish: the lines of /etc/fstab.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FSTAB_H
#define COMMANDS_FSTAB_H

#include "vector.h"

struct fstab_entry {
  unsigned line;                /* from 1 */
  char *device;                 /* unquoted; NULL if the line has a fault */
  char *point;
  char *options;                /* "" if there are none */
  char *fault;                  /* NULL: none */
};

DEFINE_VECTOR (fstab, struct fstab_entry)

/* Parse TEXT as fstab(5) says.  Append the lines that mount a block device and
 * those that have a fault; pass over swap space, network and virtual file
 * systems, and drives with removable media.
 */
void fstab_parse (const char *text, struct fstab *fstab);

void fstab_free (struct fstab *fstab);

/* Return the value of option NAME in the list OPTIONS, to be freed by the
 * caller; NULL if it is not in the list.
 */
char *fstab_option (const char *options, const char *name)
  __attribute__ ((warn_unused_result));

#endif
