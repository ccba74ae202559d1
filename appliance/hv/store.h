/* diskfish: the user's cache folder of templates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_STORE_H
#define APPLIANCE_HV_STORE_H

#include <stdbool.h>

enum store_file {
  STORE_RAM,            /* the guest's memory */
  STORE_ROOT,           /* overlay of the appliance's root */
  STORE_STATE,          /* the devices, as QEMU migrates them */
};
enum { STORE_FILES = STORE_STATE + 1 };

/* A template, open: what becomes of the folder later does not matter. */
struct template {
  int fd[STORE_FILES];
};

/* A template that is being made. */
struct draft {
  char *name;           /* its folder will be */
  char *folder;         /* is now */
  int fd;               /* the same, open */
  int lock;             /* given up when the process ends, however */
};

/* Open the template for a fingerprint.  One that is not whole, not as it was
 * published, or not safely the user's own is removed and not used.
 */
int store_open (const char *fingerprint, struct template *found)
  __attribute__ ((warn_unused_result));
void store_close (struct template *template);

/* Remove a template that turned out to be of no use. */
void store_discard (const char *fingerprint);

/* Begin a new one.  -1 with the reason in *WHY (constant) if another process
 * does so, one failed lately, or there is no safe place or not enough space.
 */
int store_begin (const char *fingerprint, struct draft *draft,
                 const char **why) __attribute__ ((warn_unused_result));

/* Path of one of its files; freed by the caller. */
char *store_path (const struct draft *draft, enum store_file file)
  __attribute__ ((warn_unused_result));

/* Its files are complete: make it known, and remove old ones.  The draft is
 * over in any case.
 */
int store_publish (struct draft *draft, const char *fingerprint)
  __attribute__ ((warn_unused_result));

/* Give it up.  If it FAILED it is not tried again for ten minutes. */
void store_abandon (struct draft *draft, bool failed);

#endif
