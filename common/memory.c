/* diskfish: how much memory is free.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

/* The number behind WORD at the beginning of a line, or OTHERWISE. */
static uint64_t
read_number (const char *name, const char *word, uint64_t otherwise)
{
  CLEANUP_FCLOSE FILE *file = fopen (name, "re");
  char line[256];
  uint64_t number;

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (strncmp (line, word, strlen (word)) == 0 &&
        sscanf (line + strlen (word), "%" SCNu64, &number) == 1)
      return number;
  return otherwise;
}

/* The folder of this process's control group, see cgroups(7); NULL if there
 * is none.  Freed by the caller.
 */
static char *
control_group (void)
{
  CLEANUP_FCLOSE FILE *file = fopen ("/proc/self/cgroup", "re");
  char line[1024];

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (strncmp (line, "0::/", 4) == 0) {
      line[strcspn (line, "\n")] = '\0';
      return xasprintf ("/sys/fs/cgroup%s", line + 3);
    }
  return NULL;
}

/* What a container leaves; there may be no limit. */
static uint64_t
memory_of_group (void)
{
  CLEANUP_FREE char *group = control_group ();
  CLEANUP_FREE char *limit = xasprintf ("%s/memory.max", group ? group : "");
  CLEANUP_FREE char *used = xasprintf ("%s/memory.current",
                                       group ? group : "");
  uint64_t most = read_number (limit, "", UINT64_MAX);
  uint64_t now = read_number (used, "", 0);

  return most > now ? most - now : 0;
}

uint64_t
memory_available (void)
{
  uint64_t host = read_number ("/proc/meminfo", "MemAvailable:", 0) << 10;
  uint64_t group = memory_of_group ();

  return host < group ? host : group;
}
