/* diskfish: record and verify the files of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MANIFEST_H
#define APPLIANCE_HV_MANIFEST_H

enum store_file {
  STORE_RAM,            /* the guest's memory */
  STORE_ROOT,           /* overlay of the appliance's root */
  STORE_STATE,          /* the devices, in QEMU's migration format */
};
enum { STORE_FILES = STORE_STATE + 1 };

/* The open files of a template.  They stay valid when another process removes
 * the directory.
 */
struct template {
  int fd[STORE_FILES];
};

/* Write the manifest into the directory: the sizes, times and hashes of the
 * open files, and the fingerprint.
 */
int manifest_write (int directory, const char *fingerprint,
                    const struct template *t)
  __attribute__ ((warn_unused_result));

/* Return -1 if a file has changed, belongs to another user or is a link, if the
 * fingerprint differs, or if the host has booted since: the files were not
 * flushed, so a crash may have damaged them.
 */
int manifest_check (int directory, const char *fingerprint,
                    const struct template *t)
  __attribute__ ((warn_unused_result));

#endif
