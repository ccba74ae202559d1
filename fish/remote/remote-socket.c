/* diskfish: the sockets of remote control.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-socket.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"
#include "xdg-dir.h"

static const char prefix[] = "remote-";

/* Return the directory of all servers, or NULL if others can enter it. */
static char *
find_directory (struct diag *diag)
{
  char *directory = xdg_dir (XDG_RUNTIME);

  if (directory == NULL || chmod (directory, 0700) == -1) {
    diag_set (diag, DIAG_FAILED, "cannot find a directory for sockets that no "
              "other user can enter");
    diag_hint (diag, "set XDG_RUNTIME_DIR to one");
    free (directory);
    return NULL;
  }
  return directory;
}

/* False if the name is too long for a socket. */
static bool
set_address (struct sockaddr_un *address, const char *directory, pid_t pid)
{
  CLEANUP_FREE char *path = xasprintf ("%s/%s%ld", directory, prefix,
                                       (long) pid);

  *address = (struct sockaddr_un) { .sun_family = AF_UNIX };
  if (strlen (path) >= sizeof address->sun_path)
    return false;
  memcpy (address->sun_path, path, strlen (path) + 1);
  return true;
}

/* Remove the directory if it is empty: it may have been created for this. */
static int
refuse_name (const char *directory, struct diag *diag)
{
  rmdir (directory);
  return diag_set (diag, DIAG_FAILED, "the name of the directory '%s' is too "
                   "long for sockets", directory);
}

static int
new_socket (void)
{
  return socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

static int
try_connect (const struct sockaddr_un *address)
{
  int fd = new_socket (), saved;

  if (fd >= 0 && connect (fd, (const struct sockaddr *) address,
                          sizeof *address) == 0)
    return fd;
  saved = errno;
  if (fd >= 0)
    close (fd);
  errno = saved;
  return -1;
}

/* Remove the sockets that refuse a connection: their servers have ended. */
static void
remove_stale (const char *directory)
{
  DIR *dir = opendir (directory);
  const struct dirent *entry;

  while (dir != NULL && (entry = readdir (dir)) != NULL) {
    struct sockaddr_un address;
    char *end;
    long pid;
    int fd;

    if (strncmp (entry->d_name, prefix, strlen (prefix)) != 0)
      continue;
    pid = strtol (entry->d_name + strlen (prefix), &end, 10);
    if (*end != '\0' || pid <= 0 ||
        !set_address (&address, directory, (pid_t) pid))
      continue;
    fd = try_connect (&address);
    if (fd >= 0)
      close (fd);
    else if (errno == ECONNREFUSED)
      unlink (address.sun_path);
  }
  if (dir != NULL)
    closedir (dir);
}

static int
bind_and_listen (const struct sockaddr_un *address)
{
  int fd = new_socket (), saved;

  unlink (address->sun_path);
  if (fd >= 0 && bind (fd, (const struct sockaddr *) address,
                       sizeof *address) == 0 &&
      chmod (address->sun_path, 0600) == 0 && listen (fd, 32) == 0)
    return fd;
  saved = errno;
  if (fd >= 0)
    close (fd);
  errno = saved;
  return -1;
}

int
remote_socket_listen (struct diag *diag)
{
  CLEANUP_FREE char *directory = find_directory (diag);
  struct sockaddr_un address;
  int fd;

  if (directory == NULL)
    return -1;
  if (!set_address (&address, directory, getpid ()))
    return refuse_name (directory, diag);
  remove_stale (directory);
  fd = bind_and_listen (&address);
  if (fd == -1)
    diag_set (diag, DIAG_FAILED, "cannot listen on '%s': %s",
              address.sun_path, strerror (errno));
  return fd;
}

void
remote_socket_remove (void)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *directory = find_directory (&diag);
  struct sockaddr_un address;

  if (directory == NULL || !set_address (&address, directory, getpid ()))
    return;
  unlink (address.sun_path);
  rmdir (directory);
}

bool
remote_socket_is_own (int fd, pid_t *pid)
{
  struct ucred peer;
  socklen_t len = sizeof peer;

  if (getsockopt (fd, SOL_SOCKET, SO_PEERCRED, &peer, &len) == -1 ||
      peer.uid != geteuid ())
    return false;
  if (pid != NULL)
    *pid = peer.pid;
  return true;
}

int
remote_socket_connect (pid_t pid, struct diag *diag)
{
  CLEANUP_FREE char *directory = find_directory (diag);
  struct sockaddr_un address;
  int fd;

  if (directory == NULL)
    return -1;
  if (!set_address (&address, directory, pid))
    return refuse_name (directory, diag);
  fd = try_connect (&address);
  if (fd >= 0 && !remote_socket_is_own (fd, NULL)) {
    close (fd);
    return diag_set (diag, DIAG_FAILED, "the server %ld is another user's",
                     (long) pid);
  }
  if (fd >= 0)
    return fd;
  if (errno == ECONNREFUSED)
    unlink (address.sun_path);
  rmdir (directory);
  diag_set (diag, DIAG_FAILED, "there is no server %ld", (long) pid);
  diag_hint (diag, "diskfish --listen starts one and prints its number");
  return -1;
}
