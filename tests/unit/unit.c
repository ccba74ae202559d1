/* diskfish: functions for all unit tests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "strbuf.h"

enum { NOBODY = 65534 };

char *
diag_line (const struct diag *diag)
{
  static const char *const codes[] = {
    [DIAG_NONE] = "none", [DIAG_USAGE] = "usage", [DIAG_FAILED] = "failed",
    [DIAG_NOTE] = "remark",
  };
  struct strbuf line = { 0 };

  strbuf_puts (&line, codes[diag->code]);
  if (!diag_is_set (diag))
    return strbuf_steal (&line);
  if (diag->placed)
    strbuf_printf (&line, " %zu-%zu", diag->span.start, diag->span.end);
  else
    strbuf_puts (&line, " -");
  strbuf_printf (&line, ": %s", diag->text);
  if (diag->hint != NULL)
    strbuf_printf (&line, " | %s", diag->hint);
  return strbuf_steal (&line);
}

void
unit_expect_text (char *text, const char *expected, const char *file,
                  int where)
{
  _assert_string_equal (text ? text : "(null)",
                        expected ? expected : "(null)", file, where);
  free (text);
}

void
unit_expect_diag (struct diag *diag, const char *line, const char *file,
                  int where)
{
  unit_expect_text (diag_line (diag), line, file, where);
  diag_reset (diag);
}

struct directory {
  int before;
  char path[64];
};

int
enter_directory (void **state)
{
  struct directory *directory = xcalloc (1, sizeof *directory);

  strcpy (directory->path, "/tmp/diskfish-unit-XXXXXX");
  directory->before = open (".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory->before == -1 || mkdtemp (directory->path) == NULL ||
      chdir (directory->path) == -1 || chmod (".", 0755) == -1)
    return -1;
  *state = directory;
  return 0;
}

static int
remove_one (const char *path, const struct stat *entry, int flag,
            struct FTW *level)
{
  (void) entry;
  (void) flag;
  (void) level;
  return remove (path);
}

int
enter_cache (void **state)
{
  int status = enter_directory (state);
  CLEANUP_FREE char *directory = getcwd (NULL, 0);

  setenv ("XDG_CACHE_HOME", directory, 1);
  return status;
}

int
leave_directory (void **state)
{
  struct directory *directory = *state;
  int status = fchdir (directory->before);

  close (directory->before);
  nftw (directory->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  free (directory);
  return status;
}

void
write_file (const char *file, const char *text, size_t len)
{
  FILE *stream = fopen (file, "we");

  assert_non_null (stream);
  assert_int_equal (fwrite (text, 1, len, stream), len);
  assert_int_equal (fclose (stream), 0);
}

static char *
read_descriptor (int fd)
{
  struct strbuf text = { 0 };
  char piece[4096];
  ssize_t got;

  while ((got = read (fd, piece, sizeof piece)) > 0)
    strbuf_add (&text, piece, (size_t) got);
  return strbuf_steal (&text);
}

char *
read_file (const char *file)
{
  CLEANUP_CLOSE int fd = open (file, O_RDONLY | O_CLOEXEC);

  return fd == -1 ? NULL : read_descriptor (fd);
}

static void
run_as_nobody (char *(*function) (void *), void *opaque, int fd)
{
  char *text;
  size_t len;

  if (geteuid () == 0 && (setgid (NOBODY) == -1 || setuid (NOBODY) == -1))
    _exit (1);
  text = function (opaque);
  len = strlen (text);
  _exit (write (fd, text, len) == (ssize_t) len ? 0 : 1);
}

char *
as_nobody (char *(*function) (void *), void *opaque)
{
  int ends[2], status;
  char *text;
  pid_t pid;

  assert_int_equal (pipe2 (ends, O_CLOEXEC), 0);
  pid = fork ();
  assert_int_not_equal (pid, -1);
  if (pid == 0)
    run_as_nobody (function, opaque, ends[1]);
  close (ends[1]);
  text = read_descriptor (ends[0]);
  close (ends[0]);
  assert_int_equal (waitpid (pid, &status, 0), pid);
  assert_int_equal (status, 0);
  return text;
}

void
capture_start (struct capture *capture, int fd)
{
  fflush (NULL);
  capture->fd = fd;
  capture->saved = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  capture->file = memfd_create ("capture", MFD_CLOEXEC);
  dup2 (capture->file, fd);
}

char *
capture_end (struct capture *capture)
{
  char *text;

  fflush (NULL);
  dup2 (capture->saved, capture->fd);
  close (capture->saved);
  lseek (capture->file, 0, SEEK_SET);
  text = read_descriptor (capture->file);
  close (capture->file);
  return text;
}
