/* diskfish: processes that this one started.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "children.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* Whether the process is a child with that name; see proc(5), /proc/PID/stat:
 * "PID (NAME) STATE PPID ...".
 */
static bool
is_child (pid_t pid, const char *prefix)
{
  CLEANUP_FREE char *path = xasprintf ("/proc/%d/stat", (int) pid);
  CLEANUP_FCLOSE FILE *stat = fopen (path, "re");
  char line[256], *name, *end;
  int parent;

  if (stat == NULL || fgets (line, sizeof line, stat) == NULL)
    return false;
  name = strchr (line, '(');
  end = strrchr (line, ')');
  if (name == NULL || end == NULL ||
      strncmp (name + 1, prefix, strlen (prefix)) != 0)
    return false;
  return sscanf (end + 1, " %*c %d", &parent) == 1 && parent == getpid ();
}

/* Call VISIT for each child with that name.  False if there is none. */
static bool
for_each (const char *prefix, void (*visit) (pid_t pid, int number),
          int number)
{
  DIR *proc = opendir ("/proc");
  struct dirent *entry;
  bool any = false;

  while (proc != NULL && (entry = readdir (proc)) != NULL) {
    pid_t pid = (pid_t) atoi (entry->d_name);

    if (pid > 0 && is_child (pid, prefix)) {
      visit (pid, number);
      any = true;
    }
  }
  if (proc != NULL)
    closedir (proc);
  return any;
}

static void
send (pid_t pid, int number)
{
  kill (pid, number);
}

static void
reap (pid_t pid, int number)
{
  kill (pid, number);
  while (waitpid (pid, NULL, 0) == -1 && errno == EINTR)
    ;
}

void
children_signal (const char *prefix, int number)
{
  for_each (prefix, send, number);
}

/* The end of one may give us its own children, also such that have its name
 * until they run the next program.
 */
void
children_reap (const char *const *prefixes)
{
  bool any;

  do {
    any = false;
    for (size_t i = 0; prefixes[i] != NULL; ++i)
      any = for_each (prefixes[i], reap, SIGKILL) || any;
  } while (any);
}

void
children_adopt (bool adopt)
{
  prctl (PR_SET_CHILD_SUBREAPER, adopt ? 1L : 0L);
}
