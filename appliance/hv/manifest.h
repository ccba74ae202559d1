/* diskfish: what a template's files were when it was published.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_MANIFEST_H
#define APPLIANCE_HV_MANIFEST_H

#include "store.h"

/* Write the seal into the folder, with sizes, times and sums of the open
 * files, and the fingerprint.
 */
int manifest_write (int folder, const char *fingerprint,
                    const struct template *t)
  __attribute__ ((warn_unused_result));

/* -1 if a file is not exactly what it was, not the user's own, or a link; if
 * the fingerprint is another; or if the host was started anew since: nothing
 * says then that all of it had reached the disk.
 */
int manifest_check (int folder, const char *fingerprint,
                    const struct template *t)
  __attribute__ ((warn_unused_result));

#endif
