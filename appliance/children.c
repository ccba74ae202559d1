/* diskfish: signal and reap child processes.
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
#include <time.h>
#include <unistd.h>

#include "cleanup.h"
#include "vector.h"
#include "xalloc.h"

/* Tries, 1 ms apart: a process in uninterruptible sleep stops later. */
enum { STOP_TRIES = 100 };

struct process {
  pid_t pid;
  pid_t parent;
  char state;                   /* T: it is stopped */
};
DEFINE_VECTOR (processes, struct process)

/* Set PROCESS if the name of the program begins with PREFIX.  The line in
 * /proc/PID/stat is "PID (NAME) STATE PPID ...", see proc(5); NAME may contain
 * parentheses.
 */
static bool
read_process (pid_t pid, const char *prefix, struct process *process)
{
  CLEANUP_FREE char *path = xasprintf ("/proc/%d/stat", (int) pid);
  CLEANUP_FCLOSE FILE *stat = fopen (path, "re");
  char line[256], *name, *end;

  process->pid = pid;
  if (stat == NULL || fgets (line, sizeof line, stat) == NULL)
    return false;
  name = strchr (line, '(');
  end = strrchr (line, ')');
  if (name == NULL || end == NULL ||
      strncmp (name + 1, prefix, strlen (prefix)) != 0)
    return false;
  return sscanf (end + 1, " %c %d", &process->state, &process->parent) == 2;
}

static bool
is_child (pid_t pid, const char *prefix)
{
  struct process process;

  return read_process (pid, prefix, &process) &&
    process.parent == getpid ();
}

/* Call VISIT for each child whose name starts with PREFIX.  Return false if
 * there is none.
 */
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

/* Repeat until nothing is found: killing a process may make its children ours.
 * After a fork and before exec, a child still has the name of its parent.
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

static struct processes
list_processes (void)
{
  struct processes list = { 0 };
  DIR *proc = opendir ("/proc");
  struct dirent *entry;

  while (proc != NULL && (entry = readdir (proc)) != NULL) {
    pid_t pid = (pid_t) atoi (entry->d_name);
    struct process process;

    if (pid > 0 && read_process (pid, "", &process))
      processes_append (&list, process);
  }
  if (proc != NULL)
    closedir (proc);
  return list;
}

DEFINE_VECTOR (pids, pid_t)

static bool
has_pid (const struct pids *pids, pid_t pid)
{
  for (size_t i = 0; i < pids->len; ++i)
    if (pids->ptr[i] == pid)
      return true;
  return false;
}

/* Stop the process, and add it to the list. */
static void
stop (struct pids *pids, pid_t pid)
{
  kill (pid, SIGSTOP);
  pids_append (pids, pid);
}

/* Stop the children of the processes in PIDS, and add them.  Return true if
 * there were any, or if a process in PIDS still runs.
 */
static bool
stop_children (struct pids *pids)
{
  struct processes list = list_processes ();
  bool again = false;

  for (size_t i = 0; i < list.len; ++i) {
    const struct process *process = &list.ptr[i];
    bool known = has_pid (pids, process->pid);

    if (!known && has_pid (pids, process->parent)) {
      stop (pids, process->pid);
      again = true;
    }
    again = again || (known && strchr ("TtZX", process->state) == NULL);
  }
  processes_reset (&list);
  return again;
}

/* Stop all of them before sending the first signal.  A running process could
 * start another one unnoticed, and the children of an exited one can no longer
 * be found.  Signal the process itself last: its end may end this program.
 */
void
children_signal_family (pid_t pid, int number)
{
  static const struct timespec pause = { .tv_nsec = 1000000 };
  struct pids pids = { 0 };

  stop (&pids, pid);
  for (int i = 0; i < STOP_TRIES && stop_children (&pids); ++i)
    nanosleep (&pause, NULL);
  for (size_t i = pids.len; i-- > 0;)
    kill (pids.ptr[i], number);
  for (size_t i = pids.len; i-- > 0;)
    kill (pids.ptr[i], SIGCONT);
  pids_reset (&pids);
}

void
children_adopt (bool adopt)
{
  prctl (PR_SET_CHILD_SUBREAPER, adopt ? 1L : 0L);
}
