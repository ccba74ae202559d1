/* diskfish: run a program of the host at one end of a pipe.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "piped-program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"

/* Programs expect signals as they are by default. */
static void
use_default_signals (posix_spawnattr_t *attributes)
{
  sigset_t set;

  sigfillset (&set);
  posix_spawnattr_setsigdefault (attributes, &set);
  sigemptyset (&set);
  posix_spawnattr_setsigmask (attributes, &set);
  posix_spawnattr_setflags (attributes,
                            POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

static pid_t
spawn (const char *const *words, int in, int out)
{
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  pid_t pid;
  int error;

  posix_spawn_file_actions_init (&files);
  posix_spawnattr_init (&attributes);
  posix_spawn_file_actions_addopen (&files, STDERR_FILENO, "/dev/null",
                                    O_WRONLY, 0);
  posix_spawn_file_actions_adddup2 (&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&files, out, STDOUT_FILENO);
  use_default_signals (&attributes);
  error = posix_spawnp (&pid, words[0], &files, &attributes,
                        (char *const *) words, environ);
  posix_spawn_file_actions_destroy (&files);
  posix_spawnattr_destroy (&attributes);
  return error == 0 ? pid : -1;
}

int
piped_program_start (struct piped_program *program, const char *const *words,
                     enum piped_end end, int file)
{
  CLEANUP_CLOSE int null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  int other = file >= 0 ? file : null;
  int ends[2];

  *program = (struct piped_program) { -1, -1 };
  if (other == -1 || pipe2 (ends, O_CLOEXEC) == -1)
    return -1;
  program->pid = end == PIPED_INPUT ? spawn (words, ends[0], other)
    : spawn (words, other, ends[1]);
  close (ends[end == PIPED_OUTPUT]);
  program->fd = ends[end == PIPED_INPUT];
  if (program->pid >= 0)
    return 0;
  close (program->fd);
  program->fd = -1;
  return -1;
}

int
piped_program_end (struct piped_program *program)
{
  int status;

  cleanup_close (&program->fd);
  program->fd = -1;
  while (waitpid (program->pid, &status, 0) == -1)
    if (errno != EINTR)
      return -1;
  return status == 0 ? 0 : -1;
}
