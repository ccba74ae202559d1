/* diskfish: parse and change the arguments that libguestfs gives QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HV_HV_ARGS_H
#define APPLIANCE_HV_HV_ARGS_H

#include <stdbool.h>

#include "accel.h"
#include "vector.h"

enum { MOST_WARM_DISKS = 16 };

/* Attach the appliance's root disk to virtio-blk.  On the SCSI bus, where
 * libguestfs puts it, it would take a name that hotplugged disks need.
 */
#define ROOT_DEVICE "virtio-blk-pci,drive=appliance"

/* A disk of the user.  A clone has the first one from the start; the others are
 * added while it runs.
 */
struct user_disk {
  const char *drive;            /* value of -drive */
  const char *device;           /* value of -device */
};

DEFINE_VECTOR (user_disks, struct user_disk)

/* The parts of libguestfs's arguments.  The strings are borrowed from the
 * vector that was passed to hv_args_parse.
 */
struct hv_args {
  struct strings all;           /* all arguments, unchanged */
  struct strings machine;       /* arguments for a template and its clones,
                                   except for the members below */
  struct strings own;           /* -qmp and -set, which belong to one start */
  struct user_disks disks;
  const char *root;             /* value of -drive for the appliance's root */
  const char *root_device;      /* value of -device for it */
  const char *machine_type;     /* values of the options of these names */
  const char *cpu;
  const char *memory;
  const char *append;
  const char *kernel;
  const char *initrd;
  const char *channel;          /* value of -chardev for the daemon */
  const char *monitor;          /* value of -qmp, or NULL */
  bool has_smp;
  const char *strange;          /* argument that prevents a clone, or NULL */
};

/* Parse ARGV, without the program's name and with NULL at the end. */
void hv_args_parse (struct hv_args *args, char **argv);

/* Free the vectors, but not the strings. */
void hv_args_free (struct hv_args *args);

/* Return the value of NAME in an argument "a=1,b=2" of QEMU, with ,, replaced
 * by a comma, or NULL.  The caller frees it.
 */
char *hv_args_member (const char *value, const char *name)
  __attribute__ ((warn_unused_result));

/* Return VALUE, an argument of -drive, with the format of its top node added,
 * or NULL if it needs no change.  For a read-only image, libguestfs describes
 * its overlay with "file.driver=qcow2" and omits the format of the node above
 * it, so QEMU would probe the contents of the disk.  The caller frees the
 * result.
 */
char *hv_args_pin_format (const char *value)
  __attribute__ ((warn_unused_result));

/* Return the value of -machine with the accelerator.  With PLAIN, for a
 * template and its clones, remove what libguestfs adds for verbose messages.
 * The caller frees it.
 */
char *hv_args_machine (const struct hv_args *args, enum accel accel, bool plain)
  __attribute__ ((warn_unused_result));

/* Return the value of -cpu, which is static or belongs to ARGS.  Software
 * emulation cannot use "host", and guests fail with the la57 of "max".
 */
const char *hv_args_cpu (const struct hv_args *args, enum accel accel);

/* Return the arguments of a cold start, with the daemon's socket as descriptor
 * CHANNEL.  The caller frees them with strings_free.
 */
struct strings hv_args_cold (const struct hv_args *args, enum accel accel,
                             int channel) __attribute__ ((warn_unused_result));

/* Return the kernel's command line without options that may differ between a
 * template and its clones.  The caller frees it.
 */
char *hv_args_plain_append (const struct hv_args *args)
  __attribute__ ((warn_unused_result));

/* Append an option and its formatted value. */
void hv_args_add (struct strings *list, const char *option, const char *format,
                  ...) __attribute__ ((format (printf, 3, 4)));

#endif
