/* diskfish: find the hypervisor wrapper and set its environment.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_ENV_H
#define APPLIANCE_HV_ENV_H

#include <stdbool.h>

#include "accel.h"

/* Start of the names of the wrapper's processes. */
#define HV_NAME "diskfish-hv"

/* The wrapper's settings: see hv/main.c. */
struct hv_env {
  const char *qemu;
  bool warm;
  enum accel accel;
  unsigned timeout;             /* seconds, 0: no limit */
  const char *more;             /* additional options of QEMU, one per line */
  const char *directories[2];       /* to remove if this process is killed */
};

/* Return the path of the wrapper, or NULL if it is missing.  The caller frees
 * it.
 */
char *hv_env_find (void) __attribute__ ((warn_unused_result));

/* Set the wrapper's environment variables. */
void hv_env_set (const struct hv_env *settings);

/* Unset them. */
void hv_env_clear (void);

#endif
