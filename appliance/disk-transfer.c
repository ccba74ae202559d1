/* diskfish: copy files between host and guest through a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "disk-transfer.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "appliance-state.h"
#include "cleanup.h"
#include "file-extents.h"
#include "handle.h"
#include "send-all.h"
#include "transfer-protocol.h"
#include "xalloc.h"

/* An agent that shows no sign of life for so long has ended. */
enum { STEP_MS = 100, LATE_MS = 30 * TRANSFER_ALIVE_MS };

/* A unit, and the node of the host's file in it. */
struct unit {
  const char *node;
  const char *empty;
  bool read_only;
};

static const struct unit unit_in = {
  TRANSFER_NODE_IN, TRANSFER_EMPTY_IN, true
};
static const struct unit unit_out = {
  TRANSFER_NODE_OUT, TRANSFER_EMPTY_OUT, false
};

static const char file_node[] = "transfer-file";

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

void
disk_transfer_close (struct appliance *a)
{
  cleanup_close (&a->transfer);
  a->transfer = -1;
}

bool
disk_transfer_is_possible (struct appliance *a)
{
  if (a->qmp == NULL || a->transfer_failed)
    return false;
  if (a->transfer == -1 && connect_agent (a) == -1)
    a->transfer_failed = true;
  return !a->transfer_failed;
}

/* Replace what is in a unit. */
static int
change_medium (struct appliance *a, const struct unit *unit, const char *node)
{
  return qmp_do (a->qmp, "blockdev-reopen",
                 json_pack ("{s[{sssssssb}]}", "options", "driver", "raw",
                            "node-name", unit->node, "file", node,
                            "read-only", unit->read_only));
}

/* QEMU gets a descriptor that it cannot use to open anything else.  Others may
 * have the file open, so QEMU does not lock it.
 */
static int
add_file_node (struct appliance *a, const struct unit *unit, int64_t set)
{
  CLEANUP_FREE char *name = xasprintf ("/dev/fdset/%jd", (intmax_t) set);

  return qmp_do (a->qmp, "blockdev-add",
                 json_pack ("{sssssssssbss}", "driver", "file",
                            "node-name", file_node, "filename", name,
                            "locking", "off", "read-only", unit->read_only,
                            "discard", "unmap"));
}

static void
eject (struct appliance *a, const struct unit *unit, int64_t set)
{
  (void) !change_medium (a, unit, unit->empty);
  (void) !qmp_do (a->qmp, "blockdev-del",
                  json_pack ("{ss}", "node-name", file_node));
  (void) !qmp_do (a->qmp, "remove-fd",
                  json_pack ("{sI}", "fdset-id", (json_int_t) set));
}

/* Put the file into the unit.  Returns the number of its descriptor set, or
 * -1.
 */
static int64_t
insert (struct appliance *a, const struct unit *unit, int fd)
{
  int64_t set = qmp_add_fd (a->qmp, fd);

  if (set == -1)
    return -1;
  if (add_file_node (a, unit, set) == 0 &&
      change_medium (a, unit, file_node) == 0)
    return set;
  eject (a, unit, set);
  return -1;
}

/* The state of a request. */
struct wait {
  bool cancelled;
  int left;                     /* milliseconds until the next answer is late */
};

/* Tell the agent when the user interrupts. */
static int
pass_interrupt (struct appliance *a, struct wait *wait)
{
  if (!a->interrupted || wait->cancelled)
    return 0;
  wait->cancelled = true;
  return send_all (a->transfer, "c", 1);
}

/* Read an answer.  Returns -1 if none comes in time. */
static int
read_answer (struct appliance *a, struct wait *wait,
             struct transfer_answer *answer)
{
  struct pollfd event = { .fd = a->transfer, .events = POLLIN };
  size_t have = 0;

  wait->left = LATE_MS;
  while (have < sizeof *answer && wait->left > 0) {
    ssize_t n;

    if (pass_interrupt (a, wait) == -1)
      return -1;
    if (poll (&event, 1, STEP_MS) <= 0) {
      wait->left -= STEP_MS;
      continue;
    }
    n = read (a->transfer, (char *) answer + have, sizeof *answer - have);
    if (n <= 0)
      return -1;
    have += (size_t) n;
  }
  return have == sizeof *answer ? 0 : -1;
}

/* Tell users of -v how the data went. */
static void
log_end (const struct appliance *a, uint64_t size)
{
  CLEANUP_FREE char *line =
    xasprintf ("diskfish: copied %ju bytes through a disk\n",
               (uintmax_t) size);

  if (a->log != NULL && size > 0 && handle_is_verbose (a->g))
    a->log (a->log_opaque, line, strlen (line));
}

static enum disk_transfer_result
failure (const struct wait *wait, uint64_t errnum)
{
  if (wait->cancelled)
    return DISK_TRANSFER_INTERRUPTED;
  return errnum == ENOSPC ? DISK_TRANSFER_NO_SPACE : DISK_TRANSFER_IMPOSSIBLE;
}

/* Read answers up to the last one.  An agent that fails is not asked again. */
static enum disk_transfer_result
await (struct appliance *a, uint64_t size, uint64_t *found)
{
  struct transfer_answer answer;
  struct wait wait = { 0 };

  while (read_answer (a, &wait, &answer) == 0)
    switch (answer.kind) {
    case TRANSFER_PROGRESS:
      if (a->progress != NULL)
        a->progress (a->progress_opaque, answer.value, size);
      break;
    case TRANSFER_DONE:
      log_end (a, size);
      *found = answer.value;
      return DISK_TRANSFER_DONE;
    case TRANSFER_FAILED:
      return failure (&wait, answer.value);
    default:
      break;
    }
  a->transfer_failed = true;
  return failure (&wait, 0);
}

static enum disk_transfer_result
send_and_await (struct appliance *a, struct transfer_request *request,
                const char *path, const struct transfer_extent *extents,
                uint64_t *found)
{
  if (strlen (path) >= sizeof request->path)
    return DISK_TRANSFER_IMPOSSIBLE;
  request->magic = TRANSFER_MAGIC;
  strcpy (request->path, path);
  if (send_all (a->transfer, request, sizeof *request) == -1 ||
      send_all (a->transfer, extents, request->extents * sizeof *extents)
      == -1) {
    a->transfer_failed = true;
    return DISK_TRANSFER_IMPOSSIBLE;
  }
  return await (a, request->size, found);
}

/* Ask while the file is in the unit. */
static enum disk_transfer_result
ask_with_medium (struct appliance *a, const struct unit *unit, int fd,
                 struct transfer_request *request, const char *path,
                 const struct transfer_extent *extents)
{
  int64_t set = insert (a, unit, fd);
  enum disk_transfer_result result;
  uint64_t found;

  if (set == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  result = send_and_await (a, request, path, extents, &found);
  eject (a, unit, set);
  return result;
}

enum disk_transfer_result
disk_transfer_upload (struct appliance *a, int fd, uint64_t size,
                      const char *path)
{
  struct transfer_extent *extents = xcalloc (TRANSFER_EXTENTS,
                                             sizeof *extents);
  struct transfer_request *request = xcalloc (1, sizeof *request);
  enum disk_transfer_result result;

  a->interrupted = false;
  a->touched = true;
  request->op = TRANSFER_TO_GUEST;
  request->size = size;
  request->extents = file_extents (fd, size, extents);
  result = ask_with_medium (a, &unit_in, fd, request, path, extents);
  free (extents);
  free (request);
  return result;
}

enum disk_transfer_result
disk_transfer_size (struct appliance *a, const char *path, uint64_t *size)
{
  struct transfer_request *request = xcalloc (1, sizeof *request);
  enum disk_transfer_result result;

  a->interrupted = false;
  request->op = TRANSFER_SIZE;
  result = send_and_await (a, request, path, NULL, size);
  free (request);
  return result;
}

enum disk_transfer_result
disk_transfer_download (struct appliance *a, const char *path, int fd,
                        uint64_t size)
{
  uint64_t sectors = (size + TRANSFER_SECTOR - 1) / TRANSFER_SECTOR;
  struct transfer_request *request;
  enum disk_transfer_result result;

  if (ftruncate (fd, (off_t) (sectors * TRANSFER_SECTOR)) == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  request = xcalloc (1, sizeof *request);
  request->op = TRANSFER_FROM_GUEST;
  request->size = size;
  result = ask_with_medium (a, &unit_out, fd, request, path, NULL);
  free (request);
  if (result == DISK_TRANSFER_DONE && ftruncate (fd, (off_t) size) == -1)
    result = DISK_TRANSFER_IMPOSSIBLE;
  return result;
}
