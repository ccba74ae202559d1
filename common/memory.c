/* diskfish: measure the available memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

/* Return the number after WORD at the start of a line of the file, or OTHERWISE
 * if there is none.
 */
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

/* Return the directory of this process's control group (version 2, see
 * cgroups(7)), or NULL if there is none.  The caller frees it.
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

/* Return the bytes that are left of the control group's limit, which is how
 * containers limit memory.  Without a limit, memory.max is the word "max".
 */
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
