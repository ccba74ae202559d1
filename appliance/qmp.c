/* diskfish: a client for QEMU's monitor (QMP).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "qmp.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "cleanup.h"
#include "clock.h"
#include "strbuf.h"
#include "xalloc.h"

/* A longer message is not read: QEMU would have to be broken. */
enum { LONGEST_LINE = 16 * 1024 * 1024 };

struct qmp {
  int fd;
  bool closed;
  unsigned owed;                /* answers that missed their deadline */
  struct strbuf in;             /* received; the first USED bytes are parsed */
  size_t used;
  json_t *events;
  char *error;
};

/* Receive at least one byte before UNTIL. */
static int
qmp_receive (struct qmp *q, int64_t until)
{
  struct pollfd event = { .fd = q->fd, .events = POLLIN };
  int64_t left = until - clock_ms ();
  char bytes[4096];
  ssize_t n;

  if (q->closed || q->in.len > LONGEST_LINE)
    return -1;
  if (poll (&event, 1, left > 0 ? (int) left : 0) <= 0)
    return -1;
  n = read (q->fd, bytes, sizeof bytes);
  if (n <= 0) {
    q->closed = true;
    return -1;
  }
  strbuf_add (&q->in, bytes, (size_t) n);
  return 0;
}

/* Return the next message, or NULL.  QEMU sends each message as one line. */
static json_t *
read_message (struct qmp *q, int64_t until)
{
  for (;;) {
    char *start = q->in.ptr ? q->in.ptr + q->used : NULL;
    char *end = start ? memchr (start, '\n', q->in.len - q->used) : NULL;

    if (end != NULL) {
      q->used = (size_t) (end + 1 - q->in.ptr);
      return json_loadb (start, (size_t) (end - start), 0, NULL);
    }
    if (q->used > 0 && start != NULL) {
      memmove (q->in.ptr, start, q->in.len - q->used + 1);
      q->in.len -= q->used;
      q->used = 0;
    }
    if (qmp_receive (q, until) == -1)
      return NULL;
  }
}

/* Discard the late answer to an earlier command: QEMU answers in order. */
static void
drop_answer (struct qmp *q, json_t *answer)
{
  if (q->owed > 0)
    q->owed--;
  json_decref (answer);
}

/* Return the next message that is neither an event nor a late answer. */
static json_t *
read_reply (struct qmp *q, int64_t until)
{
  for (;;) {
    json_t *message = read_message (q, until);

    if (message == NULL)
      return NULL;
    if (json_object_get (message, "event") != NULL)
      json_array_append_new (q->events, message);
    else if (q->owed == 0)
      return message;
    else
      drop_answer (q, message);
  }
}

/* Send the line, with the descriptor FD unless it is -1 (SCM_RIGHTS, unix(7)).
 * The socket blocks, so one call sends the whole line.
 */
static int
send_line (struct qmp *q, char *line, int fd)
{
  struct iovec bytes = { .iov_base = line, .iov_len = strlen (line) };
  char control[CMSG_SPACE (sizeof fd)] = { 0 };
  struct msghdr message = { .msg_iov = &bytes, .msg_iovlen = 1 };

  if (fd >= 0) {
    struct cmsghdr *header;

    message.msg_control = control;
    message.msg_controllen = sizeof control;
    header = CMSG_FIRSTHDR (&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN (sizeof fd);
    memcpy (CMSG_DATA (header), &fd, sizeof fd);
  }
  return sendmsg (q->fd, &message, MSG_NOSIGNAL) == (ssize_t) bytes.iov_len
    ? 0 : -1;
}

static int
send_request (struct qmp *q, const char *command, json_t *arguments, int fd)
{
  CLEANUP_JSON json_t *request = json_pack ("{ss}", "execute", command);
  CLEANUP_FREE char *text = NULL;
  CLEANUP_FREE char *line = NULL;

  if (arguments != NULL)
    json_object_set_new (request, "arguments", arguments);
  text = json_dumps (request, JSON_COMPACT);
  line = xasprintf ("%s\n", text ? text : "");
  return send_line (q, line, fd);
}

static void
keep_error (struct qmp *q, const json_t *reply)
{
  const json_t *error = json_object_get (reply, "error");
  const char *text = json_string_value (json_object_get (error, "desc"));

  free (q->error);
  q->error = xstrdup (text && *text ? text : q->closed ? "QEMU has exited"
                      : "QEMU does not answer");
}

static json_t *
execute (struct qmp *q, const char *command, json_t *arguments, int fd)
{
  CLEANUP_JSON json_t *reply = NULL;
  json_t *result;

  if (q == NULL) {
    json_decref (arguments);
    return NULL;
  }
  if (send_request (q, command, arguments, fd) == 0) {
    reply = read_reply (q, clock_ms () + QMP_DEADLINE_MS);
    q->owed += reply == NULL;
  }
  result = json_object_get (reply, "return");
  if (result == NULL)
    keep_error (q, reply);
  return json_incref (result);
}

json_t *
qmp_execute (struct qmp *q, const char *command, json_t *arguments)
{
  return execute (q, command, arguments, -1);
}

int
qmp_do (struct qmp *q, const char *command, json_t *arguments)
{
  CLEANUP_JSON json_t *result = qmp_execute (q, command, arguments);

  return result ? 0 : -1;
}

void
qmp_undo (struct qmp *q, const char *command, json_t *arguments)
{
  if (!qmp_is_late (q))
    (void) !qmp_do (q, command, arguments);
  else if (send_request (q, command, arguments, -1) == 0)
    q->owed++;
}

int
qmp_give_fd (struct qmp *q, const char *name, int fd)
{
  CLEANUP_JSON json_t *result =
    execute (q, "getfd", json_pack ("{ss}", "fdname", name), fd);

  return result ? 0 : -1;
}

int64_t
qmp_add_fd (struct qmp *q, int fd)
{
  CLEANUP_JSON json_t *result = execute (q, "add-fd", NULL, fd);
  const json_t *set = json_object_get (result, "fdset-id");

  return json_is_integer (set) ? json_integer_value (set) : -1;
}

const char *
qmp_error (const struct qmp *q)
{
  return q != NULL && q->error != NULL ? q->error : "";
}

json_t *
qmp_event (struct qmp *q, int deadline_ms)
{
  int64_t until = clock_ms () + deadline_ms;
  json_t *message;

  if (json_array_size (q->events) > 0) {
    message = json_incref (json_array_get (q->events, 0));
    json_array_remove (q->events, 0);
    return message;
  }
  while ((message = read_message (q, until)) != NULL) {
    if (json_object_get (message, "event") != NULL)
      return message;
    drop_answer (q, message);
  }
  return NULL;
}

bool
qmp_is_late (const struct qmp *q)
{
  return q->owed > 0;
}

bool
qmp_is_closed (const struct qmp *q)
{
  struct pollfd event = { .fd = q->fd };

  return q->closed ||
    (poll (&event, 1, 0) > 0 && (event.revents & (POLLHUP | POLLERR)) != 0);
}

struct qmp *
qmp_new (int fd, int deadline_ms)
{
  struct qmp *q = xcalloc (1, sizeof *q);
  CLEANUP_JSON json_t *greeting = NULL;

  q->fd = fd;
  q->events = json_array ();
  greeting = read_reply (q, clock_ms () + deadline_ms);
  if (greeting != NULL && qmp_do (q, "qmp_capabilities", NULL) == 0)
    return q;
  qmp_free (q);
  return NULL;
}

struct qmp *
qmp_connect (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  CLEANUP_CLOSE int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int connected;

  if (fd == -1 || strlen (path) >= sizeof address.sun_path)
    return NULL;
  memcpy (address.sun_path, path, strlen (path));
  if (connect (fd, (struct sockaddr *) &address, sizeof address) == -1)
    return NULL;
  connected = fd;
  fd = -1;
  return qmp_new (connected, QMP_DEADLINE_MS);
}

void
qmp_free (struct qmp *q)
{
  if (q == NULL)
    return;
  close (q->fd);
  strbuf_reset (&q->in);
  json_decref (q->events);
  free (q->error);
  free (q);
}
