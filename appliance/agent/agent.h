/* diskfish: the protocol between the hypervisor wrapper and the guest agent.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_AGENT_H
#define APPLIANCE_HV_AGENT_H

#include <stdint.h>

#define AGENT_PORT "org.diskfish.wake"

/* Files in the guest: the agent, which deletes its file when it starts;
 * the directory of the programs that it replaces, and one of them; links to the
 * directories in /proc of udev's daemon and of libguestfs's daemon.
 */
#define AGENT_PROGRAM "/tmp/diskfish-wake"
#define AGENT_REPLACED "/usr/lib/diskfish"
#define AGENT_UDEVADM AGENT_REPLACED "/udevadm"
#define AGENT_UDEVD "/run/diskfish-udevd"
#define AGENT_DAEMON "/run/diskfish-daemon"

enum { AGENT_MAGIC = 0x64666973, AGENT_SEED = 64 };

/* The order to the agent, sent once when a clone starts. */
struct agent_order {
  uint32_t magic;
  uint32_t disks;
  int64_t seconds;              /* the time since 1970 */
  int64_t nanoseconds;
  uint8_t seed[AGENT_SEED];      /* for the random pool */
};

/* Answers of the agent, one byte each.  When the last disk has its name, the
 * guest accepts calls.  It runs none before udev and the volume managers have
 * processed the disks, so calls find the state of a cold start.
 */
enum agent_answer {
  AGENT_READY = 'r',             /* it waits for its order */
  AGENT_DISK = 'd',              /* one more disk has its name */
  AGENT_FAILED = 'f',
};

/* Run the agent.  PROGRAM is its own file.  Returns the exit status. */
int wake (const char *program);

#endif
