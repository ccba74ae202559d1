/* diskfish: wait for a guest to boot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "boot-wait.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"

enum {
  STEP_MS = 250,                /* between two checks */
  KVM_START_MS = 5000,          /* until QEMU's greeting */
  KVM_PATIENCE_MS = 15000,      /* without progress */
  TCG_PATIENCE_MS = 120000,     /* without progress, in software emulation */
};

/* Return the milliseconds to wait without progress. */
static int
patience (enum accel accel)
{
  return accel == ACCEL_KVM ? KVM_PATIENCE_MS : TCG_PATIENCE_MS;
}

int
boot_wait_start_ms (const struct hv_context *hv, enum accel accel)
{
  return hv_deadline (hv, accel == ACCEL_KVM ? KVM_START_MS
                      : TCG_PATIENCE_MS);
}

/* Return the bytes that the guest has read from its disks so far. */
static json_int_t
bytes_read (struct qemu_process *m)
{
  CLEANUP_JSON json_t *list = qmp_execute (m->qmp, "query-blockstats", NULL);
  json_int_t sum = 0;
  json_t *disk;
  size_t i;

  json_array_foreach (list, i, disk) {
    const json_t *stats = json_object_get (disk, "stats");

    sum += json_integer_value (json_object_get (stats, "rd_bytes"));
  }
  return sum;
}

static bool
is_running (struct qemu_process *m)
{
  CLEANUP_JSON json_t *status = qmp_execute (m->qmp, "query-status", NULL);

  return json_is_true (json_object_get (status, "running"));
}

/* True if the guest's daemon has opened its port. */
static bool
is_port_open (struct qemu_process *m)
{
  CLEANUP_JSON json_t *list = qmp_execute (m->qmp, "query-chardev", NULL);
  json_t *chardev;
  size_t i;

  json_array_foreach (list, i, chardev) {
    const char *label = json_string_value (json_object_get (chardev, "label"));

    if (label != NULL && strcmp (label, "channel0") == 0)
      return json_is_true (json_object_get (chardev, "frontend-open"));
  }
  return false;
}

/* Wait STEP_MS, or less if CHANNEL gets input; return true in that case. */
static bool
has_input (struct qemu_process *m, int channel)
{
  struct pollfd event = { .fd = channel, .events = POLLIN };

  if (channel >= 0)
    return poll (&event, 1, STEP_MS) > 0;
  json_decref (qmp_event (m->qmp, STEP_MS));
  return false;
}

int
boot_wait (const struct hv_context *hv, struct qemu_process *m,
           enum accel accel, int channel)
{
  int64_t last_progress = hv_now_ms ();
  json_int_t known = -1;

  while (!has_input (m, channel)) {
    json_int_t now = bytes_read (m);

    if (channel == -1 && is_port_open (m))
      return 0;
    if (now != known)
      last_progress = hv_now_ms ();
    known = now;
    if (!is_running (m) || hv_is_late (hv) || qemu_is_stopping () ||
        hv_now_ms () - last_progress > patience (accel))
      return -1;
  }
  return qemu_is_stopping () ? -1 : 0;
}

int
boot_wait_read (int fd, void *bytes, size_t len, int deadline_ms)
{
  int64_t until = hv_now_ms () + deadline_ms;
  char *next = bytes;

  while (len > 0) {
    struct pollfd event = { .fd = fd, .events = POLLIN };
    int64_t left = until - hv_now_ms ();
    ssize_t n;

    if (qemu_is_stopping () || left <= 0 ||
        poll (&event, 1, (int) left) <= 0)
      return -1;
    n = read (fd, next, len);
    if (n <= 0)
      return -1;
    next += n;
    len -= (size_t) n;
  }
  return 0;
}

