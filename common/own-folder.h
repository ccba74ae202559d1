/* diskfish: where the running program lies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_OWN_FOLDER_H
#define COMMON_OWN_FOLDER_H

/* Freed by the caller; NULL where the system does not say. */
char *own_folder (void) __attribute__ ((warn_unused_result));

#endif
