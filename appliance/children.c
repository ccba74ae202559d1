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
#include "vector.h"
#include "xalloc.h"

/* Return the parent of the process if the name of its program begins with
 * PREFIX, or 0; see proc(5), /proc/PID/stat: "PID (NAME) STATE PPID ...".
 */
static pid_t
parent_of (pid_t pid, const char *prefix)
{
  CLEANUP_FREE char *path = xasprintf ("/proc/%d/stat", (int) pid);
  CLEANUP_FCLOSE FILE *stat = fopen (path, "re");
  char line[256], *name, *end;
  int parent;

  if (stat == NULL || fgets (line, sizeof line, stat) == NULL)
    return 0;
  name = strchr (line, '(');
  end = strrchr (line, ')');
  if (name == NULL || end == NULL ||
      strncmp (name + 1, prefix, strlen (prefix)) != 0)
    return 0;
  return sscanf (end + 1, " %*c %d", &parent) == 1 ? (pid_t) parent : 0;
}

static bool
is_child (pid_t pid, const char *prefix)
{
  return parent_of (pid, prefix) == getpid ();
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

struct family {
  pid_t pid;
  pid_t parent;
};
DEFINE_VECTOR (families, struct family)

static struct families
list_processes (void)
{
  struct families list = { 0 };
  DIR *proc = opendir ("/proc");
  struct dirent *entry;

  while (proc != NULL && (entry = readdir (proc)) != NULL) {
    pid_t pid = (pid_t) atoi (entry->d_name);
    pid_t parent = pid > 0 ? parent_of (pid, "") : 0;

    if (parent > 0)
      families_append (&list, (struct family) { pid, parent });
  }
  if (proc != NULL)
    closedir (proc);
  return list;
}

/* A parent that ends first no longer leads to its children: signal the whole
 * family from one list.
 */
static void
signal_family (const struct families *list, pid_t pid, int number)
{
  kill (pid, number);
  for (size_t i = 0; i < list->len; ++i)
    if (list->ptr[i].parent == pid && list->ptr[i].pid != pid)
      signal_family (list, list->ptr[i].pid, number);
}

void
children_signal_family (pid_t pid, int number)
{
  struct families list = list_processes ();

  signal_family (&list, pid, number);
  families_reset (&list);
}

void
children_adopt (bool adopt)
{
  prctl (PR_SET_CHILD_SUBREAPER, adopt ? 1L : 0L);
}
