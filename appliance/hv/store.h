/* diskfish: the user's directory of templates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_STORE_H
#define APPLIANCE_HV_STORE_H

#include <stdbool.h>

#include "manifest.h"

/* A template that is being made. */
struct draft {
  char *name;           /* final path of its directory */
  char *directory;         /* present path */
  int fd;               /* the open directory */
  int lock;             /* the kernel releases it when the process exits */
};

/* Open the template for a fingerprint.  Remove it and return -1 if it is
 * incomplete or changed, or if another user could change it.  Return -1 if
 * there is none.
 */
int store_open (const char *fingerprint, struct template *found)
  __attribute__ ((warn_unused_result));

/* Close the files. */
void store_close (struct template *template);

/* Remove a template that cannot be restored. */
void store_discard (const char *fingerprint);

/* Begin a new template.  Return -1 with the reason in *WHY (static) if another
 * process is making it, if the last attempt failed recently, or if there is no
 * safe directory or not enough space.
 */
int store_begin (const char *fingerprint, struct draft *draft,
                 const char **why) __attribute__ ((warn_unused_result));

/* Return the path of a file of the draft.  The caller frees it. */
char *store_path (const struct draft *draft, enum store_file file)
  __attribute__ ((warn_unused_result));

/* Publish a draft whose files are complete, and remove old templates.  Free the
 * draft in any case.
 */
int store_publish (struct draft *draft, const char *fingerprint)
  __attribute__ ((warn_unused_result));

/* Remove and free a draft.  If it FAILED, do not try again for ten minutes. */
void store_abandon (struct draft *draft, bool failed);

#endif
