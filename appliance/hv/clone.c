/* diskfish: start a clone of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "clone.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>

#include "agent.h"
#include "boot-wait.h"
#include "cleanup.h"
#include "daemon.h"
#include "machine-args.h"
#include "migration.h"
#include "send-all.h"

enum { STEP_MS = 10000, DISK_MS = 60000 };

/* Return QEMU's arguments.  They name the template's files by descriptor, so
 * that QEMU opens the files that were checked, even if another process has
 * replaced the directory since.
 */
static struct strings
command_line (const struct hv_context *hv, enum accel accel,
              const struct template *t, int wake)
{
  CLEANUP_FREE char *ram = xasprintf ("/proc/self/fd/%d", t->fd[STORE_RAM]);
  CLEANUP_FREE char *root = xasprintf ("file=/proc/self/fd/%d,snapshot=on",
                                       t->fd[STORE_ROOT]);
  const struct user_disk first = hv->args.disks.ptr[0];
  const struct machine_config config = {
    .accel = accel, .memory_path = ram, .root_options = root,
    .first_drive = first.drive, .first_device = first.device,
    .channel = hv->channel, .wake = wake, .transfer_units = true,
  };
  struct strings list = machine_args (hv, &config);

  for (size_t i = 1; i < hv->args.disks.len; ++i)
    hv_args_add (&list, "-drive", "%s", hv->args.disks.ptr[i].drive);
  for (size_t i = 0; i < hv->args.own.len; ++i)
    strings_append (&list, xstrdup (hv->args.own.ptr[i]));
  hv_args_add (&list, "-incoming", "defer");
  return list;
}

static int
restore (const struct hv_context *hv, struct qemu_process *m,
         const struct template *t)
{
  if (migration_prepare (m) == -1 ||
      qmp_give_fd (m->qmp, "state", t->fd[STORE_STATE]) == -1 ||
      qmp_do (m->qmp, "migrate-incoming",
              json_pack ("{ss}", "uri", "fd:state")) == -1 ||
      migration_wait (m, hv_deadline (hv, STEP_MS)) == -1) {
    hv_note ("cannot restore the template: %s", qmp_error (m->qmp));
    return -1;
  }
  return 0;
}

static const char *const numbers[] = {
  "discard_granularity", "logical_block_size", "physical_block_size",
};

/* Return a member of device_add: QMP rejects a number in a string. */
static json_t *
typed (const char *name, const char *value)
{
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i)
    if (strcmp (name, numbers[i]) == 0)
      return json_integer (strtoll (value, NULL, 10));
  return json_string (value);
}

/* Convert "scsi-hd,drive=hd0,..." to arguments of device_add. */
static json_t *
device_arguments (const char *device, size_t number)
{
  CLEANUP_FREE char *id = xasprintf ("disk%zu", number);
  CLEANUP_FREE char *copy = xstrdup (device);
  json_t *arguments = json_pack ("{sssssssisi}", "driver", "scsi-hd", "id", id,
                                 "bus", "scsi.0", "scsi-id", (int) number,
                                 "lun", 0);
  char *rest = copy, *item;

  while ((item = strsep (&rest, ",")) != NULL) {
    CLEANUP_FREE char *name = xstrndup (item, strcspn (item, "="));
    CLEANUP_FREE char *value = hv_args_member (device, name);

    if (value != NULL)
      json_object_set_new (arguments, name, typed (name, value));
  }
  return arguments;
}

static int
add_disk (const struct hv_context *hv, struct qemu_process *m, size_t number)
{
  const char *device = hv->args.disks.ptr[number].device;

  if (qmp_do (m->qmp, "device_add", device_arguments (device, number)) == 0)
    return 0;
  hv_note ("cannot add a disk: %s", qmp_error (m->qmp));
  return -1;
}

static int
send_order (const struct hv_context *hv, int wake)
{
  struct agent_order order = { .magic = AGENT_MAGIC };
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  order.disks = (uint32_t) hv->args.disks.len;
  order.seconds = now.tv_sec;
  order.nanoseconds = now.tv_nsec;
  if (getrandom (order.seed, sizeof order.seed, 0) != sizeof order.seed)
    return -1;
  return send_all (wake, &order, sizeof order);
}

static int
expect (const struct hv_context *hv, int wake, enum agent_answer expected)
{
  char byte = 0;

  if (boot_wait_read (wake, &byte, 1, hv_deadline (hv, DISK_MS)) == 0 &&
      byte == (char) expected)
    return 0;
  hv_note ("the guest did not detect its disks");
  return -1;
}

/* Continue the guest and add the user's disks.  The kernel probes disks in
 * parallel, so wait until each has its name before adding the next.
 */
static int
continue_guest (const struct hv_context *hv, struct qemu_process *m, int wake)
{
  size_t disks = hv->args.disks.len;

  /* Send the order after "cont": QEMU does not read the port's socket promptly
   * while the guest is stopped.
   */
  if (qmp_do (m->qmp, "cont", NULL) == -1 || send_order (hv, wake) == -1)
    return -1;
  for (size_t i = 0; i < disks; ++i)
    if (expect (hv, wake, AGENT_DISK) == -1 ||
        (i + 1 < disks && add_disk (hv, m, i + 1) == -1))
      return -1;
  return 0;
}

/* Send libguestfs the word that its daemon sends when it is ready. */
static int
announce (const struct hv_context *hv)
{
  uint32_t word = htonl (DAEMON_LAUNCH_WORD);

  hv_note ("the clone is running");
  return send_all (hv->channel, &word, sizeof word);
}

static enum clone_result
clone_run (const struct hv_context *hv, const struct template *t,
           struct qemu_process *m, int wake)
{
  if (restore (hv, m, t) == -1)
    return CLONE_SPOILED;
  if (continue_guest (hv, m, wake) == -1 || announce (hv) == -1)
    return CLONE_FAILED;
  return CLONE_UP;
}

enum clone_result
clone_start (const struct hv_context *hv, enum accel accel,
             const struct template *t, struct qemu_process *m)
{
  enum clone_result result = CLONE_FAILED;
  struct strings list;
  int wake[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wake) == -1)
    return CLONE_FAILED;
  list = command_line (hv, accel, t, wake[1]);
  {
    const int fds[] = { hv->channel, wake[1], t->fd[STORE_RAM],
                        t->fd[STORE_ROOT], -1 };

    if (qemu_start (m, hv->qemu, &list, fds, boot_wait_start_ms (hv, accel))
        == 0)
      result = clone_run (hv, t, m, wake[0]);
  }
  if (result != CLONE_UP)
    qemu_kill (m);
  strings_free (&list);
  close (wake[0]);
  close (wake[1]);
  return result;
}
