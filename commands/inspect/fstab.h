/* diskfish: parse the lines of /etc/fstab.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FSTAB_H
#define COMMANDS_FSTAB_H

#include "vector.h"

struct fstab_entry {
  unsigned line;                /* starting with 1 */
  char *device;                 /* unquoted; NULL if the line has a fault */
  char *point;
  char *options;                /* "" if the field is missing */
  char *fault;                  /* NULL if the line is valid */
};

DEFINE_VECTOR (fstab, struct fstab_entry)

/* Parse TEXT by the rules of fstab(5).  Append the lines that mount a block
 * device, and those with a fault.  Skip swap space, network and virtual file
 * systems, and removable media.
 */
void fstab_parse (const char *text, struct fstab *fstab);

void fstab_free (struct fstab *fstab);

/* Return the value of option NAME in the list OPTIONS.  The caller frees it.
 * Return NULL if the list lacks it.
 */
char *fstab_option (const char *options, const char *name)
  __attribute__ ((warn_unused_result));

#endif
