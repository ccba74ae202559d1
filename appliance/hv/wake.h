/* diskfish: what the helper and its agent in the guest say to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_WAKE_H
#define APPLIANCE_HV_WAKE_H

#include <stdint.h>

#define WAKE_PORT "org.diskfish.wake"

enum { WAKE_MAGIC = 0x64666973, WAKE_SEED = 64 };

/* To the agent, once, when a clone starts. */
struct wake_order {
  uint32_t magic;
  uint32_t disks;
  int64_t seconds;              /* the time since 1970 */
  int64_t nanoseconds;
  uint8_t seed[WAKE_SEED];      /* for the random pool */
};

/* From the agent, one byte each. */
enum wake_answer {
  WAKE_READY = 'r',             /* it waits for its order */
  WAKE_DISK = 'd',              /* one more disk has its name */
  WAKE_DONE = 's',              /* the guest is as after a cold start */
  WAKE_FAILED = 'f',
};

#endif
