/* diskfish: check programs that environment variables name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_ENV_CHECK_H
#define APPLIANCE_ENV_CHECK_H

#include "diag.h"

/* Fail if LIBGUESTFS_HV or a similar variable names a program that another user
 * could change: running it would give that user this user's rights.
 */
int env_check_programs (struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
