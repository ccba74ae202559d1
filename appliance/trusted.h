/* diskfish: programs that the environment names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_TRUSTED_H
#define APPLIANCE_TRUSTED_H

#include "diag.h"

/* Whether what LIBGUESTFS_HV and its like name may be run: a program that
 * another user owns or may write to is one of his.
 */
int trusted_environment (struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
