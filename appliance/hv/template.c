/* diskfish: make a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "template.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>

#include "agent.h"
#include "boot-wait.h"
#include "cleanup.h"
#include "daemon.h"
#include "lenses.h"
#include "machine-args.h"
#include "migration.h"
#include "qemu-process.h"
#include "transfer-protocol.h"

enum { STEP_MS = 60000 };

/* Writes of the guest to its root, which the clones must see. */
static int
make_overlay (const struct hv_args *args, const char *path)
{
  CLEANUP_FREE char *name = hv_args_member (args->root, "file");
  CLEANUP_FREE char *backing = name ? realpath (name, NULL) : NULL;
  CLEANUP_FREE char *format = hv_args_member (args->root, "format");
  char *argv[] = {
    (char *) "qemu-img", (char *) "create", (char *) "-q", (char *) "-f",
    (char *) "qcow2", (char *) "-b", backing, (char *) "-F", format,
    (char *) path, NULL
  };

  if (backing == NULL || format == NULL)
    return -1;
  return qemu_run_tool (argv) ? 0 : -1;
}

/* A disk for the guest, whose contents are the agent. */
static int
add_rehearsal (const struct hv_context *hv, struct qemu_process *m)
{
  if (qmp_do (m->qmp, "blockdev-add",
              json_pack ("{sssssbs{ssss}}", "driver", "raw",
                         "node-name", "rehearsal", "read-only", 1,
                         "file", "driver", "file", "filename", hv->agent))
      == -1)
    return -1;
  return qmp_do (m->qmp, "device_add",
                 json_pack ("{sssssssssisi}", "driver", "scsi-hd",
                            "id", "disk", "drive", "rehearsal",
                            "bus", "scsi.0", "scsi-id", 1, "lun", 0));
}

static int
remove_rehearsal (struct qemu_process *m)
{
  return qmp_do (m->qmp, "blockdev-del",
                 json_pack ("{ss}", "node-name", "rehearsal"));
}

/* Make the guest read its disk again, and plug and unplug another disk, which
 * contains the agent.  udev loads the modules, and the programs that it runs
 * are in the page cache of each clone.
 */
static int
rehearse (const struct hv_context *hv, struct qemu_process *m, int channel)
{
  static const char come[] =
    "modprobe sg\n"
    "echo 1 >/sys/block/sda/device/rescan\n"
    "blockdev --flushbufs --rereadpt /dev/sda\n"
    "echo change >/sys/block/sda/uevent\n"
    "until test -e /run/udev/data/b8:16; do udevadm settle; sleep .02; done\n"
    "udevadm settle\n"
    "ls -1 /dev/disk/by-path >/dev/null\n"
    "cat /dev/sdb >" AGENT_PROGRAM " && chmod 700 " AGENT_PROGRAM;
  static const char go[] =
    "while test -e /sys/block/sdb; do sleep .02; done\n"
    "udevadm settle\n"
    "! test -e /run/udev/data/b8:16";
  int deadline = hv_deadline (hv, STEP_MS);

  if (add_rehearsal (hv, m) == -1 ||
      daemon_shell (channel, come, deadline) == -1 ||
      qmp_do (m->qmp, "device_del", json_pack ("{ss}", "id", "disk")) == -1 ||
      daemon_shell (channel, go, deadline) == -1)
    return -1;
  return remove_rehearsal (m);
}

static int
plug_transfer_unit (struct qemu_process *m, const char *node, int unit)
{
  return qmp_do (m->qmp, "device_add",
                 json_pack ("{sssssssisiss}", "driver", "scsi-hd",
                            "drive", node, "bus", "scsi.0",
                            "scsi-id", TRANSFER_TARGET, "lun", unit,
                            "rerror", "report"));
}

/* Release a unit of transfers from the sd driver, so that it has no block
 * device and its name is free for a disk of the user.
 */
static int
release_transfer_unit (const struct hv_context *hv, int channel, int unit)
{
  CLEANUP_FREE char *commands =
    xasprintf ("cd /sys/bus/scsi/drivers/sd || exit\n"
               "until test -e *:0:%d:%d/block/sd?; do sleep .02; done\n"
               "udevadm settle\n"
               "for unit in *:0:%d:%d; do\n"
               "  test -e /dev/bsg/$unit && echo $unit >unbind || exit\n"
               "done\n"
               "udevadm settle",
               TRANSFER_TARGET, unit, TRANSFER_TARGET, unit);

  return daemon_shell (channel, commands, hv_deadline (hv, STEP_MS));
}

/* Plug the units of transfers when the first disk has its name: the kernel
 * probes SCSI disks asynchronously and names them in any order.
 */
static int
make_transfer_units (const struct hv_context *hv, struct qemu_process *m,
                     int channel)
{
  if (plug_transfer_unit (m, TRANSFER_NODE_IN, TRANSFER_UNIT_IN) == -1 ||
      release_transfer_unit (hv, channel, TRANSFER_UNIT_IN) == -1 ||
      plug_transfer_unit (m, TRANSFER_NODE_OUT, TRANSFER_UNIT_OUT) == -1)
    return -1;
  return release_transfer_unit (hv, channel, TRANSFER_UNIT_OUT);
}

/* Record the processes that the agent must know.  Replace udevadm by the agent
 * if it can inspect udev's daemon.
 */
static int
shorten_settling (const struct hv_context *hv, int channel)
{
  static const char commands[] =
    "for process in /proc/[0-9]*; do\n"
    "  read -r _ name _ parent _ <$process/stat || continue\n"
    "  case \"$name $parent\" in\n"
    "  '(systemd-udevd) 1') ln -s $process " AGENT_UDEVD ";;\n"
    "  '(guestfsd) 1') ln -s $process " AGENT_DAEMON ";;\n"
    "  esac\n"
    "done\n"
    "udevadm=$(readlink -f \"$(command -v udevadm)\")\n"
    "if test -e " AGENT_UDEVD "/syscall && test -f \"$udevadm\"; then\n"
    "  mkdir -p $(dirname " AGENT_UDEVADM ") &&\n"
    "  mv \"$udevadm\" " AGENT_UDEVADM " &&\n"
    "  cp " AGENT_PROGRAM " \"$udevadm\" && udevadm settle -E / || exit\n"
    "  for name in blkid lvm parted sgdisk; do\n"
    "    program=$(readlink -f \"$(command -v $name)\") || continue\n"
    "    test \"${program##*/}\" = $name || continue\n"
    "    mv \"$program\" " AGENT_REPLACED "/$name &&\n"
    "      ln \"$udevadm\" \"$program\" || exit\n"
    "  done\n"
    "fi";

  return daemon_shell (channel, commands, hv_deadline (hv, STEP_MS));
}

/* Show Augeas only the lenses that libguestfs's inspection reads; see lenses.h.
 * An appliance where that is not possible keeps all lenses.
 */
static int
shorten_inspection (const struct hv_context *hv, int channel)
{
  static const char commands[] =
    "(mkdir " LENSES_FEW " && cd " LENSES_DIST " &&\n"
    "for name in build fstab hostname hosts inifile iptables mdadm_conf "
    "quote rx sep shellvars shellvars_list simplelines util; do\n"
    "  ln $name.aug " LENSES_FEW " || exit\n"
    "done\n"
    "cd / && mv " LENSES_DIST " " LENSES_ALL " &&\n"
    "  ln -s " LENSES_FEW " " LENSES_DIST ") || :";

  return daemon_shell (channel, commands, hv_deadline (hv, STEP_MS));
}

/* Wait until the guest has started and its agent waits for orders. */
static int
prepare_guest (const struct hv_context *hv, struct qemu_process *m,
               enum accel accel, int channel, int wake)
{
  char ready;

  if (boot_wait (hv, m, accel, channel) == -1 ||
      daemon_wait (channel, hv_deadline (hv, STEP_MS)) == -1) {
    hv_note ("the guest of the template did not come up");
    return -1;
  }
  if (make_transfer_units (hv, m, channel) == -1) {
    hv_note ("the guest of the template has no transfer units: %s",
             qmp_error (m->qmp));
    return -1;
  }
  if (rehearse (hv, m, channel) == -1) {
    hv_note ("the guest of the template did not take a disk: %s",
             qmp_error (m->qmp));
    return -1;
  }
  /* The daemon runs 'lvm lvs --help' before it lists logical volumes for the
   * first time, and remembers what the program supports.  That is a third of
   * the time of the first list-filesystems, so each template pays for it once.
   */
  if (daemon_list_volumes (channel, hv_deadline (hv, STEP_MS)) == -1)
    hv_note ("the guest of the template cannot list logical volumes");
  if (shorten_settling (hv, channel) == -1) {
    hv_note ("udev's program was not replaced in the guest");
    return -1;
  }
  if (shorten_inspection (hv, channel) == -1) {
    hv_note ("the lenses of Augeas were not replaced in the guest");
    return -1;
  }
  if (daemon_shell (channel, AGENT_PROGRAM, hv_deadline (hv, STEP_MS)) == -1 ||
      boot_wait_read (wake, &ready, 1, hv_deadline (hv, STEP_MS)) == -1 ||
      ready != AGENT_READY) {
    hv_note ("the agent does not run in the guest");
    return -1;
  }
  return 0;
}

/* The daemon's socket stays open until the guest stands still: the daemon
 * would end, and the guest start again.
 */
static int
save (const struct hv_context *hv, struct qemu_process *m, int state)
{
  if (qmp_do (m->qmp, "stop", NULL) == -1 || migration_prepare (m) == -1 ||
      qmp_give_fd (m->qmp, "state", state) == -1 ||
      qmp_do (m->qmp, "migrate", json_pack ("{ss}", "uri", "fd:state")) == -1
      ||
      migration_wait (m, hv_deadline (hv, STEP_MS)) == -1 ||
      qmp_do (m->qmp, "quit", NULL) == -1) {
    hv_note ("the template was not saved: %s", qmp_error (m->qmp));
    return -1;
  }
  return qemu_wait (m) == 0 ? 0 : -1;
}

static int
template_start (const struct hv_context *hv, struct qemu_process *m,
                enum accel accel, const struct draft *draft, const int *ends)
{
  CLEANUP_FREE char *root = store_path (draft, STORE_ROOT);
  /* QEMU would take a comma in the path for the end of it. */
  CLEANUP_FREE char *ram = xasprintf ("/proc/self/fd/%d/ram", draft->fd);
  CLEANUP_FREE char *root_options =
    xasprintf ("file=/proc/self/fd/%d/root.qcow2", draft->fd);
  const struct machine_config shape = {
    .accel = accel, .memory_path = ram, .shared = true,
    .root_options = root_options, .channel = ends[0], .wake = ends[1],
    .first_drive = "driver=null-co,size=0,if=none,id=hd0",
    .first_device = "scsi-hd,drive=hd0",
  };
  const int fds[] = { ends[0], ends[1], draft->fd, -1 };
  struct strings list = machine_args (hv, &shape);
  int result;

  result = make_overlay (&hv->args, root) == -1 ? -1
    : qemu_start (m, hv->qemu, &list, fds, boot_wait_start_ms (hv, accel));
  strings_free (&list);
  return result;
}

int
template_make (const struct hv_context *hv, enum accel accel,
               const struct draft *draft)
{
  CLEANUP_FREE char *path = store_path (draft, STORE_STATE);
  CLEANUP_CLOSE int state =
    open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int channel[2] = { -1, -1 }, wake[2] = { -1, -1 };
  struct qemu_process m = { 0 };
  int result = -1;

  if (state >= 0 &&
      socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel) == 0 &&
      socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wake) == 0) {
    const int ends[] = { channel[1], wake[1] };

    if (template_start (hv, &m, accel, draft, ends) == 0 &&
        prepare_guest (hv, &m, accel, channel[0], wake[0]) == 0)
      result = save (hv, &m, state);
    qemu_kill (&m);
  }
  for (int i = 0; i < 2; ++i) {
    cleanup_close (&channel[i]);
    cleanup_close (&wake[i]);
  }
  return result;
}
