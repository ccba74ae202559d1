/* diskfish: QEMU's arguments for a template and its clones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "machine-args.h"

#include "agent.h"
#include "cleanup.h"
#include "transfer-protocol.h"

/* Add the two units of transfers; see transfer-protocol.h.  Each has a raw node
 * whose file child the host replaces (blockdev-reopen), and nothing in it until
 * then.
 */
static void
add_transfer_nodes (struct strings *list)
{
  hv_args_add (list, "-blockdev", "driver=null-co,node-name="
               TRANSFER_EMPTY_IN ",size=0,read-only=on");
  hv_args_add (list, "-blockdev", "driver=raw,node-name=" TRANSFER_NODE_IN
               ",file=" TRANSFER_EMPTY_IN ",read-only=on");
  hv_args_add (list, "-blockdev", "driver=null-co,node-name="
               TRANSFER_EMPTY_OUT ",size=0");
  hv_args_add (list, "-blockdev", "driver=raw,node-name=" TRANSFER_NODE_OUT
               ",file=" TRANSFER_EMPTY_OUT);
}

/* Add the units themselves.  The template plugs them later. */
static void
add_transfer_units (struct strings *list)
{
  hv_args_add (list, "-device", "scsi-hd,drive=" TRANSFER_NODE_IN
               ",bus=scsi.0,scsi-id=%d,lun=%d,rerror=report",
               TRANSFER_TARGET, TRANSFER_UNIT_IN);
  hv_args_add (list, "-device", "scsi-hd,drive=" TRANSFER_NODE_OUT
               ",bus=scsi.0,scsi-id=%d,lun=%d,rerror=report,werror=report",
               TRANSFER_TARGET, TRANSFER_UNIT_OUT);
}

/* With KVM, udev and the daemon run in parallel on two processors.  Without it
 * a second one costs more than it saves: QEMU then emulates atomic instructions
 * by slower ones, and processors interrupt each other.
 */
unsigned
machine_cpus (const struct hv_context *hv, enum accel accel)
{
  return accel == ACCEL_KVM ? hv->cpus : 0;
}

struct strings
machine_args (const struct hv_context *hv, const struct machine_config *config)
{
  const struct hv_args *given = &hv->args;
  CLEANUP_FREE char *machine = hv_args_machine (given, config->accel, true);
  CLEANUP_FREE char *append = hv_args_plain_append (given);
  unsigned cpus = machine_cpus (hv, config->accel);
  struct strings list = { 0 };

  hv_args_add (&list, "-machine", "%s,memory-backend=mem", machine);
  hv_args_add (&list, "-cpu", "%s", hv_args_cpu (given, config->accel));
  hv_args_add (&list, "-m", "%s", given->memory);
  if (cpus > 0)
    hv_args_add (&list, "-smp", "%u", cpus);
  hv_args_add (&list, "-object",
               "memory-backend-file,id=mem,size=%sM,mem-path=%s,share=%s",
               given->memory, config->memory_path,
               config->shared ? "on" : "off");
  hv_args_add (&list, "-kernel", "%s", given->kernel);
  hv_args_add (&list, "-initrd", "%s", given->initrd);
  hv_args_add (&list, "-append", "%s", append);
  hv_args_add (&list, "-chardev", "socket,fd=%d,id=channel0", config->channel);
  /* Each of the default 31 ports costs time when the guest continues. */
  hv_args_add (&list, "-global", "virtio-serial-device.max_ports=4");
  for (size_t i = 0; i < given->machine.len; ++i)
    strings_append (&list, xstrdup (given->machine.ptr[i]));
  hv_args_add (&list, "-drive",
               "%s,id=appliance,cache=unsafe,if=none,format=qcow2",
               config->root_options);
  hv_args_add (&list, "-device", ROOT_DEVICE);
  hv_args_add (&list, "-device", "vmgenid,guid=auto");
  hv_args_add (&list, "-chardev", "socket,fd=%d,id=" TRANSFER_CHARDEV,
               config->wake);
  hv_args_add (&list, "-device",
               "virtserialport,chardev=" TRANSFER_CHARDEV
               ",name=" AGENT_PORT);
  hv_args_add (&list, "-drive", "%s", config->first_drive);
  hv_args_add (&list, "-device", "%s,id=disk0,bus=scsi.0,scsi-id=0,lun=0",
               config->first_device);
  add_transfer_nodes (&list);
  if (config->transfer_units)
    add_transfer_units (&list);
  return list;
}
