/* diskfish: frames and descriptors over a socket.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-protocol.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "cleanup.h"
#include "send-all.h"
#include "xalloc.h"

enum { HEADER = 8 };

static void
put_header (unsigned char header[HEADER], enum frame_type type, size_t len)
{
  for (size_t i = 0; i < 4; ++i) {
    header[i] = (unsigned char) ((unsigned) type >> (24 - 8 * i));
    header[4 + i] = (unsigned char) (len >> (24 - 8 * i));
  }
}

static uint32_t
header_number (const unsigned char *bytes)
{
  return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 |
    (uint32_t) bytes[2] << 8 | bytes[3];
}

/* The header is short enough to go at once. */
static int
send_header (int fd, unsigned char header[HEADER], const int *fds)
{
  union {
    struct cmsghdr align;
    char bytes[CMSG_SPACE (FRAME_FDS * sizeof (int))];
  } control = { 0 };
  struct iovec data = { header, HEADER };
  struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };
  ssize_t sent;

  if (fds != NULL) {
    struct cmsghdr *part;

    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    part = CMSG_FIRSTHDR (&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN (FRAME_FDS * sizeof (int));
    memcpy (CMSG_DATA (part), fds, FRAME_FDS * sizeof (int));
  }
  do
    sent = sendmsg (fd, &message, MSG_NOSIGNAL);
  while (sent == -1 && errno == EINTR);
  return sent == HEADER ? 0 : -1;
}

int
remote_send (int fd, enum frame_type type, const char *body, size_t len,
             const int *fds)
{
  unsigned char header[HEADER];

  if (len > FRAME_LONGEST) {
    errno = EMSGSIZE;
    return -1;
  }
  put_header (header, type, len);
  return send_header (fd, header, fds) == -1 ? -1 : send_all (fd, body, len);
}

/* Take the descriptors of a message; those that are too many are closed. */
static void
take_fds (struct msghdr *message, int fds[FRAME_FDS])
{
  for (struct cmsghdr *part = CMSG_FIRSTHDR (message); part != NULL;
       part = CMSG_NXTHDR (message, part)) {
    size_t count = (part->cmsg_len - CMSG_LEN (0)) / sizeof (int);

    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
      continue;
    for (size_t i = 0; i < count; ++i) {
      int fd;

      memcpy (&fd, CMSG_DATA (part) + i * sizeof fd, sizeof fd);
      if (count == FRAME_FDS && fds[i] == -1)
        fds[i] = fd;
      else
        close (fd);
    }
  }
}

static int
receive_header (int fd, unsigned char header[HEADER], int fds[FRAME_FDS])
{
  union {
    struct cmsghdr align;
    char bytes[CMSG_SPACE (FRAME_FDS * sizeof (int))];
  } control;
  size_t got = 0;

  while (got < HEADER) {
    struct iovec data = { header + got, HEADER - got };
    struct msghdr message = {
      .msg_iov = &data, .msg_iovlen = 1, .msg_control = control.bytes,
      .msg_controllen = sizeof control.bytes,
    };
    ssize_t len = recvmsg (fd, &message, MSG_CMSG_CLOEXEC);

    if (len == -1 && errno == EINTR)
      continue;
    if (len == 0)
      errno = EPROTO;
    if (len <= 0)
      return -1;
    take_fds (&message, fds);
    got += (size_t) len;
  }
  return 0;
}

/* Allocate memory as bytes arrive: the announced length may be false. */
static int
receive_body (int fd, size_t left, struct strbuf *body)
{
  char piece[65536];

  while (left > 0) {
    ssize_t len = recv (fd, piece, left < sizeof piece ? left : sizeof piece,
                        0);

    if (len == -1 && errno == EINTR)
      continue;
    if (len == 0)
      errno = EPROTO;
    if (len <= 0)
      return -1;
    strbuf_add (body, piece, (size_t) len);
    left -= (size_t) len;
  }
  return 0;
}

int
remote_receive (int fd, enum frame_type *type, struct strbuf *body,
                int fds[FRAME_FDS])
{
  unsigned char header[HEADER];
  uint32_t number, len;

  for (size_t i = 0; i < FRAME_FDS; ++i)
    fds[i] = -1;
  body->len = 0;
  if (receive_header (fd, header, fds) == -1)
    return -1;
  number = header_number (header);
  len = header_number (header + 4);
  if (number < FRAME_REQUEST || number > FRAME_REFUSAL ||
      len > FRAME_LONGEST) {
    errno = EPROTO;
    return -1;
  }
  *type = (enum frame_type) number;
  return receive_body (fd, len, body);
}
