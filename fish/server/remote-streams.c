/* diskfish: whose standard streams a server has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-streams.h"

#include <fcntl.h>
#include <stdio_ext.h>
#include <unistd.h>

void
remote_streams_detach (void)
{
  int null = open ("/dev/null", O_RDWR | O_CLOEXEC);

  fflush (stdout);
  fflush (stderr);
  __fpurge (stdin);
  clearerr (stdin);
  clearerr (stdout);
  clearerr (stderr);
  for (int fd = 0; null >= 0 && fd < FRAME_FDS; ++fd)
    dup2 (null, fd);
  if (null > 2)
    close (null);
}

void
remote_streams_attach (int fds[FRAME_FDS])
{
  for (int fd = 0; fd < FRAME_FDS; ++fd) {
    dup2 (fds[fd], fd);
    close (fds[fd]);
    fds[fd] = -1;
  }
}

/* glibc lets a program give stdout and stderr other values, see stdin(3). */
void
remote_streams_borrow (struct remote_streams *before, int fds[FRAME_FDS])
{
  FILE *out = fdopen (fds[1], "w"), *err = fdopen (fds[2], "w");

  *before = (struct remote_streams) { stdout, stderr };
  close (fds[0]);
  fds[0] = fds[1] = fds[2] = -1;
  if (err != NULL)
    setvbuf (err, NULL, _IONBF, 0);
  if (out != NULL)
    stdout = out;
  if (err != NULL)
    stderr = err;
}

void
remote_streams_return (const struct remote_streams *before)
{
  if (stdout != before->out)
    fclose (stdout);
  if (stderr != before->err)
    fclose (stderr);
  stdout = before->out;
  stderr = before->err;
}
