/* diskfish: start programs without copying the address space.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "spawn-child.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>

enum { STACK = 256 * 1024 };

struct new_process {
  int (*child) (void *opaque);
  void *opaque;
  sigset_t mask;                /* of the parent */
};

/* A handler would run in the memory of the parent. */
static void
drop_handlers (void)
{
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action;

    if (sigaction (signal, NULL, &action) == 0 &&
        action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN) {
      action = (struct sigaction) { .sa_handler = SIG_DFL };
      sigaction (signal, &action, NULL);
    }
  }
}

static int
run_child (void *opaque)
{
  const struct new_process *process = opaque;

  drop_handlers ();
  sigprocmask (SIG_SETMASK, &process->mask, NULL);
  return process->child (process->opaque);
}

pid_t
spawn_child (int (*child) (void *opaque), void *opaque)
{
  struct new_process process = { .child = child, .opaque = opaque };
  char *stack = mmap (NULL, STACK, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  sigset_t all;
  int error;
  pid_t pid;

  if (stack == MAP_FAILED)
    return -1;
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &process.mask);
  pid = clone (run_child, stack + STACK, CLONE_VM | CLONE_VFORK | SIGCHLD,
               &process);
  error = errno;
  pthread_sigmask (SIG_SETMASK, &process.mask, NULL);
  munmap (stack, STACK);
  errno = error;
  return pid;
}
