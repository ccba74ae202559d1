/* diskfish: the settings of the hypervisor wrapper.
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
  pid_t starter;                /* process of diskfish; QEMU ends with it */
  char *agent;                  /* path of the guest agent, or NULL */
  bool warm;                    /* clones may be used */
  bool try_kvm;
  bool try_tcg;
  unsigned cpus;                /* processors that the guest may get, or 0 */
  int channel;                  /* socket connected to libguestfs */
  int64_t until;                /* clock_ms deadline of the start, 0 for none */
};

/* Return clock_ms. */
int64_t hv_now_ms (void);

/* Write a note to standard error, which libguestfs shows in verbose mode. */
void hv_note (const char *format, ...) __attribute__ ((format (printf, 1, 2)));

/* Return the milliseconds until the deadline, at most MOST and at least 1. */
int hv_deadline (const struct hv_context *hv, int most);

/* True if the deadline has passed. */
bool hv_is_late (const struct hv_context *hv);

#endif
