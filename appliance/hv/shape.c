/* diskfish: the machine that a template and its clones have in common.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "shape.h"

#include "cleanup.h"
#include "wake.h"

struct strings
shape_arguments (const struct hv *hv, const struct shape *shape)
{
  const struct args *given = &hv->args;
  CLEANUP_FREE char *machine = args_machine (given, shape->accel, true);
  CLEANUP_FREE char *append = args_plain_append (given);
  struct strings list = { 0 };

  args_add (&list, "-machine", "%s,memory-backend=mem", machine);
  args_add (&list, "-cpu", "%s", args_cpu (given, shape->accel));
  args_add (&list, "-m", "%s", given->memory);
  if (hv->cpus > 0)
    args_add (&list, "-smp", "%u", hv->cpus);
  args_add (&list, "-object",
            "memory-backend-file,id=mem,size=%sM,mem-path=%s,share=%s",
            given->memory, shape->memory_path, shape->shared ? "on" : "off");
  args_add (&list, "-kernel", "%s", given->kernel);
  args_add (&list, "-initrd", "%s", given->initrd);
  args_add (&list, "-append", "%s", append);
  args_add (&list, "-chardev", "socket,fd=%d,id=channel0", shape->channel);
  /* QEMU sets up all ports when the guest goes on; it has 31. */
  args_add (&list, "-global", "virtio-serial-device.max_ports=4");
  for (size_t i = 0; i < given->machine.len; ++i)
    strings_append (&list, xstrdup (given->machine.ptr[i]));
  args_add (&list, "-drive",
            "%s,id=appliance,cache=unsafe,if=none,format=qcow2",
            shape->root_options);
  args_add (&list, "-device", ROOT_DEVICE);
  args_add (&list, "-device", "vmgenid,guid=auto");
  args_add (&list, "-chardev", "socket,fd=%d,id=wake", shape->wake);
  args_add (&list, "-device", "virtserialport,chardev=wake,name=" WAKE_PORT);
  args_add (&list, "-drive", "%s", shape->first_drive);
  args_add (&list, "-device", "%s,id=disk0,bus=scsi.0,scsi-id=0,lun=0",
            shape->first_device);
  return list;
}
