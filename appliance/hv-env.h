/* diskfish: the program that stands between libguestfs and QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_ENV_H
#define APPLIANCE_HV_ENV_H

#include <stdbool.h>

#include "accel.h"

/* Its processes have names that begin with this. */
#define HV_NAME "diskfish-hv"

/* What it is told, see hv/main.c. */
struct hv_env {
  const char *qemu;
  bool warm;
  enum accel accel;
  unsigned timeout;             /* seconds, 0: no limit */
  const char *more;             /* QEMU's options, one a line */
  const char *folders[2];       /* to remove if this process is killed */
};

/* Its path, or NULL if it is not there; freed by the caller. */
char *hv_env_find (void) __attribute__ ((warn_unused_result));

/* Put the orders into the environment, and take them out of it again. */
void hv_env_set (const struct hv_env *orders);
void hv_env_clear (void);

#endif
