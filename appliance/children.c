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
#include <time.h>
#include <unistd.h>

#include "cleanup.h"
#include "vector.h"
#include "xalloc.h"

/* One that waits for a disk stops later. */
enum { STOP_TRIES = 100 };

struct process {
  pid_t pid;
  pid_t parent;
  char state;                   /* T: it is stopped */
};
DEFINE_VECTOR (processes, struct process)

/* Read about the process if the name of its program begins with PREFIX; see
 * proc(5), /proc/PID/stat: "PID (NAME) STATE PPID ...".
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

/* Stop the process, and append it. */
static void
stop (struct pids *pids, pid_t pid)
{
  kill (pid, SIGSTOP);
  pids_append (pids, pid);
}

/* Stop the children of those in PIDS.  True if there are more, or if one still
 * runs.
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

/* Stop all before the first gets the signal: a process that runs could start
 * another one unseen, and one that ends no longer leads to its children.  The
 * process itself comes last, since its end may be that of this program.
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
