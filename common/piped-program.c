/* diskfish: run a program of the host at one end of a pipe.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "piped-program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
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
spawn (const char *const *words, int in, int out, int errors)
{
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  pid_t pid;
  int error;

  posix_spawn_file_actions_init (&files);
  posix_spawnattr_init (&attributes);
  posix_spawn_file_actions_adddup2 (&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&files, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2 (&files, errors, STDERR_FILENO);
  use_default_signals (&attributes);
  error = posix_spawnp (&pid, words[0], &files, &attributes,
                        (char *const *) words, environ);
  posix_spawn_file_actions_destroy (&files);
  posix_spawnattr_destroy (&attributes);
  return error == 0 ? pid : -1;
}

static void
close_all (struct piped_program *program)
{
  cleanup_close (&program->fd);
  cleanup_close (&program->errors);
  program->fd = program->errors = -1;
}

int
piped_program_start (struct piped_program *program, const char *const *words,
                     enum piped_end end, int file)
{
  CLEANUP_CLOSE int null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  int other = file >= 0 ? file : null;
  int ends[2];

  *program = (struct piped_program) { -1, -1, -1 };
  if (other == -1 || pipe2 (ends, O_CLOEXEC) == -1)
    return -1;
  program->errors = memfd_create ("errors", MFD_CLOEXEC);
  if (program->errors >= 0)
    program->pid = end == PIPED_INPUT
      ? spawn (words, ends[0], other, program->errors)
      : spawn (words, other, ends[1], program->errors);
  close (ends[end == PIPED_OUTPUT]);
  program->fd = ends[end == PIPED_INPUT];
  if (program->pid >= 0)
    return 0;
  close_all (program);
  return -1;
}

static void
read_errors (int fd, struct strbuf *errors)
{
  char bytes[1024];
  off_t at = 0;
  ssize_t n;

  while ((n = pread (fd, bytes, sizeof bytes, at)) > 0) {
    strbuf_add (errors, bytes, (size_t) n);
    at += n;
  }
}

int
piped_program_end (struct piped_program *program, struct strbuf *errors)
{
  int status = -1;

  cleanup_close (&program->fd);
  program->fd = -1;
  while (waitpid (program->pid, &status, 0) == -1 && errno == EINTR)
    ;
  if (status != 0 && errors != NULL)
    read_errors (program->errors, errors);
  close_all (program);
  return status == 0 ? 0 : -1;
}
