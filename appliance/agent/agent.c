/* diskfish: the agent in the guest: makes a clone's guest what it would be
 * after a cold start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agent.h"

#include <fcntl.h>
#include <linux/random.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "disks.h"
#include "transfer-server.h"

static int
open_port (void)
{
  int fd;

  while ((fd = open ("/dev/virtio-ports/" AGENT_PORT,
                     O_RDWR | O_CLOEXEC)) == -1)
    if (!disks_step ())
      return -1;
  return fd;
}

static void
answer (int port, enum agent_answer what)
{
  char byte = (char) what;

  if (write (port, &byte, 1) != 1)
    exit (1);
}

/* Add entropy: every clone has a copy of the template's random pool. */
static int
seed_random (const struct agent_order *order)
{
  union {
    struct rand_pool_info info;
    char room[sizeof (struct rand_pool_info) + AGENT_SEED];
  } pool = { .info = { .entropy_count = 8 * AGENT_SEED,
                       .buf_size = AGENT_SEED } };
  int fd = open ("/dev/urandom", O_RDWR | O_CLOEXEC);
  int result;

  memcpy (pool.room + offsetof (struct rand_pool_info, buf), order->seed,
          AGENT_SEED);
  result = ioctl (fd, RNDADDENTROPY, &pool) == 0 &&
    ioctl (fd, RNDRESEEDCRNG) == 0 ? 0 : -1;
  close (fd);
  return result;
}

static int
set_clock (const struct agent_order *order)
{
  struct timespec now = { .tv_sec = order->seconds,
                          .tv_nsec = order->nanoseconds };

  return clock_settime (CLOCK_REALTIME, &now);
}

/* Start the volume managers like the appliance's /init. */
static int
start_volumes (void)
{
  /* A text of our own, in the appliance.  NOLINTNEXTLINE(cert-env33-c) */
  return system ("mdadm -As --auto=yes --no-degraded\n"
                 "LVM_SYSTEM_DIR=/tmp/lvm lvm pvscan --cache --activate ay\n"
                 "mdadm -As --auto=yes --run\n"
                 "ldmtool create all\n"
                 "udevadm settle\n"
                 "true") == 0 ? 0 : -1;
}

/* libguestfs's daemon, or -1. */
static pid_t
find_daemon (void)
{
  static const char proc[] = "/proc/";
  char path[32] = "";

  if (readlink (AGENT_DAEMON, path, sizeof path - 1) == -1)
    return -1;
  return atoi (path + strlen (proc));
}

/* The guest's disks get their names, one after the other. */
static int
name_disks (int port, const struct agent_order *order)
{
  if (order->magic != AGENT_MAGIC || order->disks == 0 || order->disks > 26 ||
      seed_random (order) == -1 || set_clock (order) == -1 ||
      disks_reread () == -1)
    return -1;
  for (unsigned i = 0; i < order->disks; ++i) {
    if (disks_wait_for (i) == -1)
      return -1;
    answer (port, AGENT_DISK);
  }
  return 0;
}

static int
agent_finish (const struct agent_order *order, ino_t old)
{
  bool member = false;

  if (disks_settle (order->disks, old, &member) == -1)
    return -1;
  for (unsigned i = 0; i < order->disks; ++i)
    disks_set_timeout (i);
  return member ? start_volumes () : 0;
}

/* Finish in a process of its own: even if that fails or crashes, the daemon
 * must continue.
 */
static void
finish_apart (const struct agent_order *order, ino_t old)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (agent_finish (order, old) == 0 ? 0 : 1);
  if (pid > 0)
    waitpid (pid, NULL, 0);
}

/* Become a daemon, so that the process that started this one does not wait. */
static void
detach (void)
{
  int null = open ("/dev/null", O_RDWR | O_CLOEXEC);

  if (fork () != 0)
    _exit (0);
  setsid ();
  for (int fd = 0; fd < 3; ++fd)
    dup2 (null, fd);
  close_range (3, ~0U, 0);
  if (chdir ("/") == -1)
    _exit (1);
}

int
wake (const char *program)
{
  struct agent_order order;
  pid_t daemon;
  ino_t old;
  int port;

  unlink (program);
  detach ();
  port = open_port ();
  daemon = find_daemon ();
  if (port == -1 || daemon == -1)
    return 1;
  old = disks_first_record ();
  answer (port, AGENT_READY);
  if (read (port, &order, sizeof order) != (ssize_t) sizeof order)
    return 1;
  kill (daemon, SIGSTOP);
  if (name_disks (port, &order) == -1) {
    answer (port, AGENT_FAILED);
    return 1;
  }
  finish_apart (&order, old);
  kill (daemon, SIGCONT);
  transfer_serve (port, AGENT_DAEMON);
  return 0;
}
