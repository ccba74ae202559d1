/* diskfish: parse and change the arguments that libguestfs gives QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hv-args.h"

#include <stdarg.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

enum kind {
  STRANGE,              /* unknown, so there is no clone */
  FLAG,                 /* without a value */
  PLAIN,                /* part of every machine, unchanged */
  MACHINE_TYPE,
  CPU,
  MEMORY,
  SMP,
  KERNEL,
  INITRD,
  APPEND,
  DRIVE,
  DEVICE,
  OBJECT,
  CHARDEV,
  NETDEV,
  MONITOR,
  SET,
};

static const struct {
  const char *name;
  enum kind kind;
} options[] = {
  { "-append", APPEND },
  { "-chardev", CHARDEV },
  { "-cpu", CPU },
  { "-device", DEVICE },
  { "-display", PLAIN },
  { "-drive", DRIVE },
  { "-enable-fips", FLAG },
  { "-global", PLAIN },
  { "-initrd", INITRD },
  { "-kernel", KERNEL },
  { "-m", MEMORY },
  { "-machine", MACHINE_TYPE },
  { "-netdev", NETDEV },
  { "-no-hpet", FLAG },
  { "-no-reboot", FLAG },
  { "-no-user-config", FLAG },
  { "-nodefaults", FLAG },
  { "-object", OBJECT },
  { "-qmp", MONITOR },
  { "-rtc", PLAIN },
  { "-serial", PLAIN },
  { "-set", SET },
  { "-smp", SMP },
};

/* Devices that a template supports. */
static const char *const devices[] = {
  "virtio-net-pci,netdev=usernet",
  "virtio-rng-pci,rng=rng0",
  "virtio-scsi-pci,id=scsi",
  "virtio-serial-pci",
  "virtserialport,chardev=channel0,name=org.libguestfs.channel.0",
};

/* The device of the appliance's root in libguestfs's arguments. */
static const char root_device[] = "scsi-hd,drive=appliance";

static enum kind
hv_args_kind_of (const char *option)
{
  for (size_t i = 0; i < sizeof options / sizeof *options; ++i)
    if (strcmp (options[i].name, option) == 0)
      return options[i].kind;
  return STRANGE;
}

static bool
starts_with (const char *text, const char *start)
{
  return strncmp (text, start, strlen (start)) == 0;
}

char *
hv_args_member (const char *value, const char *name)
{
  size_t len = strlen (name);

  for (const char *at = value; *at != '\0';) {
    CLEANUP_STRBUF struct strbuf item = { 0 };

    for (; *at != '\0' && (*at != ',' || at[1] == ','); ++at) {
      if (*at == ',')
        at++;
      strbuf_putc (&item, *at);
    }
    if (*at == ',')
      at++;
    if (item.len > len && memcmp (item.ptr, name, len) == 0 &&
        item.ptr[len] == '=')
      return xstrdup (item.ptr + len + 1);
  }
  return NULL;
}

char *
hv_args_pin_format (const char *value)
{
  CLEANUP_FREE char *below = hv_args_member (value, "file.driver");
  CLEANUP_FREE char *format = hv_args_member (value, "format");
  CLEANUP_FREE char *driver = hv_args_member (value, "driver");

  if (below == NULL || strcmp (below, "qcow2") != 0 || format != NULL ||
      driver != NULL)
    return NULL;
  return xasprintf ("%s,format=raw", value);
}

static void
add_pair (struct strings *list, char *option, char *value)
{
  strings_append (list, option);
  strings_append (list, value);
}

static void
take_drive (struct hv_args *a, char *value)
{
  CLEANUP_FREE char *id = hv_args_member (value, "id");
  CLEANUP_FREE char *iface = hv_args_member (value, "if");
  CLEANUP_FREE char *expected = xasprintf ("hd%zu", a->disks.len);

  if (id != NULL && strcmp (id, "appliance") == 0)
    a->root = value;
  else if (id != NULL && strcmp (id, expected) == 0 && iface != NULL &&
           strcmp (iface, "none") == 0)
    user_disks_append (&a->disks, (struct user_disk) { .drive = value });
  else
    a->strange = value;
}

static void
take_device (struct hv_args *a, char *option, char *value)
{
  CLEANUP_FREE char *drive = hv_args_member (value, "drive");
  CLEANUP_FREE char *last = xasprintf ("hd%zu", a->disks.len - 1);

  for (size_t i = 0; i < sizeof devices / sizeof *devices; ++i)
    if (strcmp (devices[i], value) == 0) {
      add_pair (&a->machine, option, value);
      return;
    }
  if (strcmp (value, root_device) == 0) {
    a->root_device = value;
    return;
  }
  if (starts_with (value, "scsi-hd,") && drive != NULL && a->disks.len > 0 &&
      strcmp (drive, last) == 0)
    a->disks.ptr[a->disks.len - 1].device = value;
  else
    a->strange = value;
}

/* True if a template can have the value unchanged. */
static bool
is_plain (enum kind kind, const char *value)
{
  switch (kind) {
  case PLAIN: return true;
  case OBJECT: return starts_with (value, "rng-random,");
  case NETDEV: return starts_with (value, "user,id=usernet,");
  case SMP: return true;
  default: return false;
  }
}

static void
take_pair (struct hv_args *a, enum kind kind, char *option, char *value)
{
  switch (kind) {
  case MACHINE_TYPE: a->machine_type = value; return;
  case CPU: a->cpu = value; return;
  case MEMORY: a->memory = value; return;
  case KERNEL: a->kernel = value; return;
  case INITRD: a->initrd = value; return;
  case APPEND: a->append = value; return;
  case DRIVE: take_drive (a, value); return;
  case DEVICE: take_device (a, option, value); return;
  case MONITOR: a->monitor = value; add_pair (&a->own, option, value); return;
  case SET:
    if (!starts_with (value, "drive.hd"))
      break;
    add_pair (&a->own, option, value);
    return;
  case CHARDEV:
    if (!starts_with (value, "socket,") ||
        strstr (value, "id=channel0") == NULL)
      break;
    a->channel = value;
    return;
  case SMP: a->has_smp = true; /* fall through */
  case STRANGE: case FLAG: case PLAIN: case OBJECT: case NETDEV:
    if (!is_plain (kind, value))
      break;
    add_pair (&a->machine, option, value);
    return;
  }
  a->strange = value;
}

/* Check that nothing is missing that a clone needs. */
static void
find_gaps (struct hv_args *a)
{
  if (a->strange != NULL)
    return;
  for (size_t i = 0; i < a->disks.len; ++i)
    if (a->disks.ptr[i].device == NULL)
      a->strange = a->disks.ptr[i].drive;
  if (a->disks.len > MOST_WARM_DISKS)
    a->strange = "more than 16 disks";
  if (a->root == NULL || a->machine_type == NULL || a->cpu == NULL ||
      a->memory == NULL || a->append == NULL || a->initrd == NULL ||
      a->kernel == NULL || a->channel == NULL)
    a->strange = "a required option is missing";
}

void
hv_args_parse (struct hv_args *a, char **argv)
{
  *a = (struct hv_args) { 0 };
  for (size_t i = 0; argv[i] != NULL; ++i)
    strings_append (&a->all, argv[i]);
  for (size_t i = 0; i < a->all.len; ++i) {
    char *option = a->all.ptr[i];
    enum kind kind = hv_args_kind_of (option);

    if (kind == FLAG)
      strings_append (&a->machine, option);
    else if (kind == STRANGE || i + 1 == a->all.len)
      a->strange = option;
    else
      take_pair (a, kind, option, a->all.ptr[++i]);
  }
  find_gaps (a);
}

void
hv_args_free (struct hv_args *a)
{
  strings_reset (&a->all);
  strings_reset (&a->machine);
  strings_reset (&a->own);
  user_disks_reset (&a->disks);
}

char *
hv_args_machine (const struct hv_args *a, enum accel accel, bool plain)
{
  CLEANUP_STRBUF struct strbuf value = { 0 };
  CLEANUP_FREE char *copy = xstrdup (a->machine_type);
  char *rest = copy, *item;

  while ((item = strsep (&rest, ",")) != NULL)
    if (!starts_with (item, "accel=") &&
        !(plain && strcmp (item, "graphics=off") == 0))
      strbuf_printf (&value, "%s,", item);
  strbuf_printf (&value, "accel=%s", accel == ACCEL_KVM ? "kvm" : "tcg");
  return strbuf_steal (&value);
}

/* With ERMS the guest's kernel and C library copy and clear memory with
 * 'rep movsb' and 'rep stosb', which software emulation executes byte by byte.
 * Without it a cold start takes 0.88 of the processor time, and unpacking small
 * files 0.8.  Turning off AVX, SMAP or SMEP as well gains nothing.
 */
const char *
hv_args_cpu (const struct hv_args *a, enum accel accel)
{
  static const char emulated[] = "max,la57=off";

  if (accel == ACCEL_TCG &&
      (strcmp (a->cpu, "host") == 0 || strcmp (a->cpu, "max") == 0 ||
       strcmp (a->cpu, emulated) == 0))
    return "max,la57=off,erms=off";
  return a->cpu;
}

void
hv_args_add (struct strings *list, const char *option, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  strings_append (list, xstrdup (option));
  strings_append (list, xvasprintf (format, values));
  va_end (values);
}

struct strings
hv_args_cold (const struct hv_args *a, enum accel accel, int channel)
{
  CLEANUP_FREE char *machine =
    a->machine_type ? hv_args_machine (a, accel, false) : NULL;
  struct strings cold = { 0 };

  for (size_t i = 0; i < a->all.len; ++i) {
    const char *given = a->all.ptr[i];

    if (given == a->machine_type)
      given = machine;
    else if (given == a->cpu)
      given = hv_args_cpu (a, accel);
    else if (given == a->root_device)
      given = ROOT_DEVICE;
    if (given == a->channel)
      strings_append (&cold, xasprintf ("socket,fd=%d,id=channel0", channel));
    else
      strings_append (&cold, xstrdup (given));
  }
  return cold;
}

char *
hv_args_plain_append (const struct hv_args *a)
{
  CLEANUP_STRBUF struct strbuf plain = { 0 };
  CLEANUP_FREE char *copy = xstrdup (a->append);
  char *rest = copy, *word;

  while ((word = strsep (&rest, " ")) != NULL)
    if (strcmp (word, "quiet") != 0 && !starts_with (word, "TERM=") &&
        !starts_with (word, "lpj=") && !starts_with (word, "guestfs_verbose="))
      strbuf_printf (&plain, "%s ", word);
  strbuf_puts (&plain, "quiet TERM=linux");
  return strbuf_steal (&plain);
}
