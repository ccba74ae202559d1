/* diskfish: a short way for 'udevadm settle' in the guest of a clone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "settle.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "agent.h"
#include "disks.h"

enum { STEP_NS = 1000000, MOST_STEPS = 2000 };

static const long waits[] = {
#ifdef SYS_epoll_wait
  SYS_epoll_wait,
#endif
  SYS_epoll_pwait,
  SYS_epoll_pwait2,
};

/* Return the number of the system call in which udev's daemon sleeps, or -1 if
 * it is running or cannot be inspected: proc(5), /proc/pid/syscall.
 */
static long
sleeps_in (void)
{
  int fd = open (AGENT_UDEVD "/syscall", O_RDONLY | O_CLOEXEC);
  char text[64], *end;
  ssize_t len;
  long number;

  if (fd == -1)
    return -1;
  len = read (fd, text, sizeof text - 1);
  close (fd);
  if (len <= 0)
    return -1;
  text[len] = '\0';
  number = strtol (text, &end, 10);
  return end > text ? number : -1;
}

/* True if udev's daemon waits for events.  The kernel wakes it while it reports
 * an event or the end of access to a device.  A daemon that sleeps has
 * therefore seen all events, and has created the file 'queue' if any is
 * unprocessed.
 */
static bool
waits_for_events (void)
{
  long number = sleeps_in ();

  for (size_t i = 0; i < sizeof waits / sizeof *waits; ++i)
    if (number == waits[i])
      return true;
  return false;
}

/* [--debug] settle [-E FILE]: false if anything else is asked. */
static bool
is_short (char **argv, const char **file)
{
  *file = NULL;
  if (*argv == NULL || strcmp (*argv, "udevadm") != 0)
    return false;
  if (*++argv != NULL && strcmp (*argv, "--debug") == 0)
    ++argv;
  if (*argv == NULL || strcmp (*argv, "settle") != 0)
    return false;
  if (*++argv != NULL && strcmp (*argv, "-E") == 0 && argv[1] != NULL) {
    *file = argv[1];
    argv += 2;
  }
  return *argv == NULL;
}

static bool
is_settled (const char *file)
{
  return waits_for_events () &&
    (!disks_have_events () ||
     (file != NULL && access (file, F_OK) == 0));
}

static bool
wait_for (const char *file)
{
  static const struct timespec moment = { .tv_nsec = STEP_NS };

  for (unsigned i = 0; i < MOST_STEPS; ++i) {
    if (is_settled (file))
      return true;
    nanosleep (&moment, NULL);
  }
  return false;
}

bool
settle_is_done (void)
{
  return wait_for (NULL);
}

int
settle (char **argv)
{
  const char *file;

  if (is_short (argv, &file) && wait_for (file))
    return 0;
  execv (AGENT_UDEVADM, argv);
  return 127;
}
