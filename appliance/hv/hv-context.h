/* diskfish: what the helper knows of the start it was called for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_HV_CONTEXT_H
#define APPLIANCE_HV_HV_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "hv-args.h"

struct hv_context {
  struct hv_args args;
  const char *qemu;
  pid_t starter;                /* ends with it */
  char *agent;                  /* the program for the guest, or NULL */
  bool warm;                    /* clones are wanted */
  bool try_kvm;
  bool try_tcg;
  unsigned cpus;                /* to give to the guest; 0: as it comes */
  int channel;                  /* connected to libguestfs */
  int64_t until;                /* monotonic ms, when all must be up; or 0 */
};

int64_t hv_now_ms (void);

/* A remark on standard error, which libguestfs shows to users who asked. */
void hv_note (const char *format, ...) __attribute__ ((format (printf, 1, 2)));

/* Milliseconds until all must be up, at most MOST, at least 1. */
int hv_deadline (const struct hv_context *hv, int most);

/* The whole time is over. */
bool hv_is_late (const struct hv_context *hv);

#endif
