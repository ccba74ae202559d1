/* diskfish: the conversation with the guest agent about a transfer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "transfer-agent.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "appliance-state.h"
#include "cleanup.h"
#include "handle.h"
#include "send-all.h"
#include "xalloc.h"

/* An agent that shows no sign of life for so long has ended. */
enum { STEP_MS = 100, LATE_MS = 30 * TRANSFER_ALIVE_MS };

/* Connect to the agent: QEMU gives the port, which has no other end since the
 * clone was started, a socket of ours.
 */
static int
connect_agent (struct appliance *a)
{
  static const char name[] = "transfer";
  int ends[2];
  int result;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == -1)
    return -1;
  result = qmp_give_fd (a->qmp, name, ends[1]);
  if (result == 0)
    result = qmp_do (a->qmp, "chardev-change",
                     json_pack ("{sss{sss{s{sss{ss}}sb}}}",
                                "id", TRANSFER_CHARDEV, "backend",
                                "type", "socket", "data",
                                "addr", "type", "fd", "data", "str", name,
                                "server", 0));
  close (ends[1]);
  if (result == 0)
    a->transfer = ends[0];
  else
    close (ends[0]);
  return result;
}

int
transfer_agent_connect (struct appliance *a)
{
  if (a->qmp == NULL || a->transfer_failed)
    return -1;
  if (a->transfer == -1 && connect_agent (a) == -1)
    a->transfer_failed = true;
  return a->transfer_failed ? -1 : 0;
}

int
transfer_agent_tell (struct appliance *a, enum transfer_kind kind,
                     uint64_t value)
{
  struct transfer_message message = { .kind = kind, .value = value };

  return send_all (a->transfer, &message, sizeof message);
}

/* The state of an order, and the message that is being read. */
struct wait {
  const struct transfer_host *host;
  bool cancelled;
  bool interrupted;             /* by the user */
  int left;                     /* milliseconds until the next answer is late */
  struct transfer_message answer;
  char text[TRANSFER_ERROR_TEXT];       /* of TRANSFER_ERRORS */
  char *to;                     /* where the next bytes go, ... */
  size_t missing;               /* ... and how many of them */
};

static int
cancel (struct appliance *a, struct wait *wait)
{
  if (wait->cancelled)
    return 0;
  wait->cancelled = true;
  return transfer_agent_tell (a, TRANSFER_CANCEL, 0);
}

/* Tell the agent when the user interrupts. */
static int
pass_interrupt (struct appliance *a, struct wait *wait)
{
  if (!a->interrupted)
    return 0;
  wait->interrupted = true;
  return cancel (a, wait);
}

/* Read what there is of an answer. */
static int
read_answer (struct appliance *a, struct wait *wait)
{
  ssize_t n = read (a->transfer, wait->to, wait->missing);

  if (n <= 0)
    return -1;
  wait->left = LATE_MS;
  wait->to += n;
  wait->missing -= (size_t) n;
  return 0;
}

/* Serve the input of the host or wait for a part of an answer.  Returns -1 if
 * the agent has failed.
 */
static int
wait_step (struct appliance *a, struct wait *wait)
{
  const struct transfer_host *host = wait->host;
  struct pollfd events[] = {
    { .fd = a->transfer, .events = POLLIN },
    { .fd = -1, .events = POLLIN },
  };

  if (pass_interrupt (a, wait) == -1)
    return -1;
  if (host->input != NULL && !wait->cancelled)
    events[1].fd = host->input (host->opaque);
  if (poll (events, 2, STEP_MS) <= 0) {
    wait->left -= STEP_MS;
    return wait->left > 0 ? 0 : -1;
  }
  if (events[1].revents && host->take_input (host->opaque) == -1 &&
      cancel (a, wait) == -1)
    return -1;
  return events[0].revents ? read_answer (a, wait) : 0;
}

static int
read_bytes (struct appliance *a, struct wait *wait, void *bytes, size_t len)
{
  wait->to = bytes;
  wait->missing = len;
  wait->left = LATE_MS;
  while (wait->missing > 0)
    if (wait_step (a, wait) == -1)
      return -1;
  return 0;
}

static int
next_answer (struct appliance *a, struct wait *wait)
{
  return read_bytes (a, wait, &wait->answer, sizeof wait->answer);
}

static int
take_errors (struct appliance *a, struct wait *wait)
{
  size_t len = (size_t) wait->answer.value;

  if (len > sizeof wait->text || read_bytes (a, wait, wait->text, len) == -1)
    return -1;
  if (wait->host->errors != NULL)
    strbuf_add (wait->host->errors, wait->text, len);
  return 0;
}

static int
note_moved (struct appliance *a, struct wait *wait)
{
  const struct transfer_host *host = wait->host;

  if (a->progress != NULL && host->size > 0)
    a->progress (a->progress_opaque, wait->answer.value, host->size);
  if (host->moved == NULL || wait->cancelled ||
      host->moved (host->opaque, wait->answer.value) == 0)
    return 0;
  return cancel (a, wait);
}

/* A signal that ends QEMU is not an interrupt: the daemon's call reports it. */
static enum disk_transfer_result
failure (const struct appliance *a, const struct wait *wait, uint64_t errnum)
{
  if (wait->interrupted && !a->ended)
    return DISK_TRANSFER_INTERRUPTED;
  return errnum == ENOSPC ? DISK_TRANSFER_NO_SPACE : DISK_TRANSFER_IMPOSSIBLE;
}

/* Read answers up to the last one.  An agent that fails is not asked again. */
static enum disk_transfer_result
await (struct appliance *a, const struct transfer_host *host, uint64_t *found)
{
  struct wait wait = { .host = host };
  int result = 0;

  while (result == 0 && next_answer (a, &wait) == 0)
    switch (wait.answer.kind) {
    case TRANSFER_MOVED:
      result = note_moved (a, &wait);
      break;
    case TRANSFER_ERRORS:
      result = take_errors (a, &wait);
      break;
    case TRANSFER_DONE:
      *found = wait.answer.value;
      return wait.cancelled ? failure (a, &wait, 0) : DISK_TRANSFER_DONE;
    case TRANSFER_FAILED:
      return failure (a, &wait, wait.answer.value);
    default:
      break;
    }
  a->transfer_failed = true;
  return failure (a, &wait, 0);
}

struct transfer_order *
transfer_order_new (enum transfer_op op, const char *path)
{
  struct transfer_order *order;

  if (strlen (path) >= sizeof order->head.path)
    return NULL;
  order = xcalloc (1, sizeof *order);
  order->head.op = op;
  strcpy (order->head.path, path);
  return order;
}

static int
send_order (struct appliance *a, const struct transfer_order *order)
{
  const struct transfer_request *head = &order->head;

  if (transfer_agent_tell (a, TRANSFER_REQUEST, TRANSFER_MAGIC) == 0 &&
      send_all (a->transfer, head, sizeof *head) == 0 &&
      send_all (a->transfer, order->extents,
                head->extents * sizeof *order->extents) == 0 &&
      send_all (a->transfer, order->words, head->words) == 0)
    return 0;
  a->transfer_failed = true;
  return -1;
}

enum disk_transfer_result
transfer_agent_run (struct appliance *a, struct transfer_order *order,
                    const struct transfer_host *host, uint64_t *found)
{
  return send_order (a, order) == 0 ? await (a, host, found)
    : DISK_TRANSFER_IMPOSSIBLE;
}

/* Tell users of -v how the data went. */
static void
log_end (const struct appliance *a, uint64_t size)
{
  CLEANUP_FREE char *line =
    xasprintf ("diskfish: copied %ju bytes through a disk\n",
               (uintmax_t) size);

  if (a->log != NULL && handle_is_verbose (a->g))
    a->log (a->log_opaque, line, strlen (line));
}

enum disk_transfer_result
transfer_agent_run_with (struct appliance *a, const struct transfer_unit *unit,
                         int fd, struct transfer_order *order,
                         const struct transfer_host *host)
{
  int64_t number = transfer_unit_insert (a, unit, fd);
  enum disk_transfer_result result;
  uint64_t moved = 0;

  if (number == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  result = transfer_agent_run (a, order, host, &moved);
  transfer_unit_eject (a, unit, number);
  if (result == DISK_TRANSFER_DONE)
    log_end (a, order->head.size > 0 ? order->head.size : moved);
  return result;
}
