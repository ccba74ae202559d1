/* diskfish: what the helper and its agent in the guest say to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_AGENT_H
#define APPLIANCE_HV_AGENT_H

#include <stdint.h>

#define AGENT_PORT "org.diskfish.wake"

/* In the guest: the agent, which is gone once it runs; udev's program, for
 * which the agent stands in; and links to the processes, in /proc, of udev's
 * daemon and of libguestfs's.
 */
#define AGENT_PROGRAM "/tmp/diskfish-wake"
#define AGENT_UDEVADM "/usr/lib/diskfish/udevadm"
#define AGENT_UDEVD "/run/diskfish-udevd"
#define AGENT_DAEMON "/run/diskfish-daemon"

enum { AGENT_MAGIC = 0x64666973, AGENT_SEED = 64 };

/* To the agent, once, when a clone starts. */
struct agent_order {
  uint32_t magic;
  uint32_t disks;
  int64_t seconds;              /* the time since 1970 */
  int64_t nanoseconds;
  uint8_t seed[AGENT_SEED];      /* for the random pool */
};

/* From the agent, one byte each.  When the last disk has its name the guest
 * takes calls, but does none before udev and the volume managers have dealt
 * with the disks: then it is as after a cold start.
 */
enum agent_answer {
  AGENT_READY = 'r',             /* it waits for its order */
  AGENT_DISK = 'd',              /* one more disk has its name */
  AGENT_FAILED = 'f',
};

/* The agent: PROGRAM is its own file.  Does not return before the order has
 * been carried out.
 */
int wake (const char *program);

#endif
