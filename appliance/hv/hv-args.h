/* diskfish: the arguments that libguestfs gives to QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_HV_ARGS_H
#define APPLIANCE_HV_HV_ARGS_H

#include <stdbool.h>

#include "accel.h"
#include "vector.h"

enum { MOST_WARM_DISKS = 16 };

/* The root is not on the bus of the user's disks, cold or warm: those that
 * come later have the next names.
 */
#define ROOT_DEVICE "virtio-blk-pci,drive=appliance"

/* A drive of the user.  The first is in a clone from the start, the others come
 * while it runs.
 */
struct user_disk {
  const char *drive;            /* value of -drive */
  const char *device;           /* value of -device */
};

DEFINE_VECTOR (user_disks, struct user_disk)

/* libguestfs's arguments in parts.  Nothing is copied: the strings are those
 * of the vector that hv_args_parse was given.
 */
struct hv_args {
  struct strings all;           /* as they came */
  struct strings machine;       /* what every clone has, without the below */
  struct strings own;           /* -qmp and -set: one start only */
  struct user_disks disks;
  const char *root;             /* value of the root's -drive */
  const char *root_device;      /* and of its -device */
  const char *machine_type;     /* values of these options */
  const char *cpu;
  const char *memory;
  const char *append;
  const char *kernel;
  const char *initrd;
  const char *channel;          /* value of the -chardev of the daemon */
  const char *monitor;          /* value of -qmp, or NULL */
  bool has_smp;
  const char *strange;          /* what forbids a clone, or NULL */
};

/* Take apart ARGV, without the program's name. */
void hv_args_parse (struct hv_args *args, char **argv);
void hv_args_free (struct hv_args *args);

/* The value of NAME in QEMU's "a=1,b=2" with ,, undone, or NULL; freed by the
 * caller.
 */
char *hv_args_member (const char *value, const char *name)
  __attribute__ ((warn_unused_result));

/* Return the VALUE of a -drive with the format of its top node.  libguestfs
 * leaves it out for a read-only image: "file.driver=qcow2" describes its
 * overlay, and QEMU probes what that shows to find the node above.  NULL if the
 * value needs no change; freed by the caller.
 */
char *hv_args_pin_format (const char *value)
  __attribute__ ((warn_unused_result));

/* "accel=tcg" and the like for the option -machine.  For a template and its
 * clones it is PLAIN, without what libguestfs adds for users who want to see
 * messages.  Freed by the caller.
 */
char *hv_args_machine (const struct hv_args *args, enum accel accel, bool plain)
  __attribute__ ((warn_unused_result));

/* The value of -cpu: some of KVM's features upset software emulation. */
const char *hv_args_cpu (const struct hv_args *args, enum accel accel);

/* The arguments of a cold start, with the daemon's socket open as CHANNEL;
 * each element is to be freed.
 */
struct strings hv_args_cold (const struct hv_args *args, enum accel accel,
                             int channel) __attribute__ ((warn_unused_result));

/* The kernel's command line without what may differ between a template and
 * its clones; freed by the caller.
 */
char *hv_args_plain_append (const struct hv_args *args)
  __attribute__ ((warn_unused_result));

void hv_args_add (struct strings *list, const char *option, const char *format,
                  ...) __attribute__ ((format (printf, 3, 4)));

#endif
