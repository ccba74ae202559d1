/* diskfish: the program in the guest, by the name that it was called with.
 * It runs in the appliance only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "agent.h"
#include "quiet-open.h"
#include "settle.h"
#include "udev-answers.h"

/* Return the name of this program's file, or an empty name.  argv[0] may be
 * that of a link to it, such as 'lvs' to 'lvm'.
 */
static const char *
own_name (char *path, size_t size)
{
  ssize_t len = readlink ("/proc/self/exe", path, size - 1);
  const char *slash;

  if (len == -1)
    return "";
  path[len] = '\0';
  slash = strrchr (path, '/');
  return slash ? slash + 1 : path;
}

/* Run the program that this one replaces. */
static int
run_replaced (const char *name, char **argv)
{
  char path[300];

  snprintf (path, sizeof path, AGENT_REPLACED "/%s", name);
  execv (path, argv);
  return 127;
}

int
main (int argc, char **argv)
{
  char path[256];
  const char *name;

  if (argc > 0 && strcmp (argv[0], AGENT_PROGRAM) == 0)
    return wake (argv[0]);
  name = own_name (path, sizeof path);
  if (*name == '\0' || strcmp (name, "udevadm") == 0)
    return settle (argv);
  if (udev_knows_no_volumes (argv) || udev_prints_type (argv))
    return 0;
  quiet_open (argv);
  return run_replaced (name, argv);
}
