/* diskfish: capture standard output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "capture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "strbuf.h"

int
stdout_capture_start (struct stdout_capture *caught, struct diag *diag)
{
  fflush (stdout);
  caught->file = memfd_create ("output", MFD_CLOEXEC);
  caught->saved_stdout = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (caught->file >= 0 && caught->saved_stdout >= 0 &&
      dup2 (caught->file, STDOUT_FILENO) >= 0)
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot store the output: %s", strerror (errno));
  if (caught->file >= 0)
    close (caught->file);
  if (caught->saved_stdout >= 0)
    close (caught->saved_stdout);
  return -1;
}

char *
stdout_capture_end (struct stdout_capture *caught, size_t *len)
{
  struct strbuf text = { 0 };
  char piece[65536];
  ssize_t bytes;

  fflush (stdout);
  dup2 (caught->saved_stdout, STDOUT_FILENO);
  close (caught->saved_stdout);
  while ((bytes = pread (caught->file, piece, sizeof piece,
                         (off_t) text.len)) > 0)
    strbuf_add (&text, piece, (size_t) bytes);
  close (caught->file);
  *len = text.len;
  return strbuf_steal (&text);
}
