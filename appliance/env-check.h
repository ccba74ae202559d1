/* diskfish: programs that the environment names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_ENV_CHECK_H
#define APPLIANCE_ENV_CHECK_H

#include "diag.h"

/* Whether what LIBGUESTFS_HV and its like name may be run: a program that
 * another user owns or may write to is one of his.
 */
int env_check_programs (struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
