/* diskfish: tests of appliance/hv/hv-args and machine-args.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "hv-args.h"
#include "machine-args.h"
#include "strbuf.h"

enum { MOST_WORDS = 64 };

/* Arguments of libguestfs for one disk. */
#define START \
  "-global virtio-blk-pci.scsi=off -no-user-config -nodefaults -display none " \
  "-machine accel=kvm:tcg,graphics=off -cpu max -m 1280 -no-reboot " \
  "-rtc driftfix=slew -no-hpet -kernel /k -initrd /i " \
  "-object rng-random,filename=/dev/urandom,id=rng0 " \
  "-device virtio-rng-pci,rng=rng0 -device virtio-scsi-pci,id=scsi "
#define DISK(n) \
  "-drive file=/d" #n ",cache=writeback,id=hd" #n ",if=none " \
  "-device scsi-hd,drive=hd" #n " "
#define END \
  "-drive file=/root,snapshot=on,id=appliance,cache=unsafe,if=none " \
  "-device scsi-hd,drive=appliance -device virtio-serial-pci -serial stdio " \
  "-chardev socket,path=/s,id=channel0 " \
  "-device virtserialport,chardev=channel0,name=org.libguestfs.channel.0 "
#define APPEND "-append panic=1_quiet_TERM=xterm_lpj=7_root=UUID"

struct line {
  char *text;
  char *words[MOST_WORDS];
};

/* Split the line into words; _ is a space inside a word. */
static void
split (struct line *line, const char *text)
{
  char *rest = line->text = xstrdup (text), *word;
  size_t count = 0;

  while ((word = strsep (&rest, " ")) != NULL && count + 1 < MOST_WORDS)
    if (*word != '\0')
      line->words[count++] = word;
  line->words[count] = NULL;
  for (size_t i = 0; i < count; ++i)
    for (char *p = line->words[i]; *p != '\0'; ++p)
      *p = *p == '_' ? ' ' : *p;
}

static char *
joined (const struct strings *list)
{
  struct strbuf text = { 0 };

  for (size_t i = 0; i < list->len; ++i)
    strbuf_printf (&text, "%s%s", i ? " " : "", list->ptr[i]);
  return strbuf_steal (&text);
}

/* Return "DISKS [strange: ARGUMENT]". */
static char *
parsed (const char *text)
{
  struct line line;
  struct hv_args args;
  char *result;

  split (&line, text);
  hv_args_parse (&args, line.words);
  result = xasprintf ("%zu%s%s", args.disks.len,
                      args.strange ? " strange: " : "",
                      args.strange ? args.strange : "");
  hv_args_free (&args);
  free (line.text);
  return result;
}

TEST (parse__libguestfs_arguments__are_known)
{
  expect_text (parsed (START END APPEND), "0");
  expect_text (parsed (START DISK (0) END APPEND), "1");
  expect_text (parsed (START DISK (0) DISK (1) END APPEND), "2");
  expect_text (parsed (START DISK (0) END APPEND
                       " -qmp unix:/m -set drive.hd0.cache.direct=on"
                       " -smp 2"), "1");
}

TEST (parse__unknown_argument__is_unsupported)
{
  static const struct {
    const char *text;
    const char *expected;
  } rows[] = {
    { START END APPEND " -vga std", "0 strange: std" },
    { START END APPEND " -snapshot", "0 strange: -snapshot" },
    { START END APPEND " -device e1000", "0 strange: e1000" },
    { START END APPEND " -m", "0 strange: -m" },
    { START END APPEND " -set device.x.y=1", "0 strange: device.x.y=1" },
    { START END APPEND " -netdev tap,id=x", "0 strange: tap,id=x" },
    { START END APPEND " -object secret,id=x", "0 strange: secret,id=x" },
    { START END APPEND " -chardev stdio,id=x", "0 strange: stdio,id=x" },
    { START END APPEND " -drive file=/x,id=hd1,if=none",
      "0 strange: file=/x,id=hd1,if=none" },
    { START END APPEND " -drive file=/x,id=hd0,if=none",
      "1 strange: file=/x,id=hd0,if=none" },
    { START END APPEND " -device scsi-hd,drive=hd0",
      "0 strange: scsi-hd,drive=hd0" },
    { START END, "0 strange: a required option is missing" },
    { "", "0 strange: a required option is missing" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (parsed (rows[i].text), rows[i].expected);
}

TEST (pin__read_only_drive__is_raw_above_its_overlay)
{
  expect_text (hv_args_pin_format ("file.file.filename=/o,file.driver=qcow2,"
                                   "id=a"),
               "file.file.filename=/o,file.driver=qcow2,id=a,format=raw");
  assert_null (hv_args_pin_format ("file.driver=qcow2,id=a,format=raw"));
  assert_null (hv_args_pin_format ("file.driver=qcow2,driver=raw"));
  assert_null (hv_args_pin_format ("file.driver=ssh,file.host=h"));
  assert_null (hv_args_pin_format ("file=/file.driver=qcow2,,"
                                   "file.driver=qcow2"));
  assert_null (hv_args_pin_format ("file=/d,cache=writeback,id=hd0"));
}

TEST (member__value__is_found)
{
  expect_text (hv_args_member ("a=1,bc=2,d", "bc"), "2");
  expect_text (hv_args_member ("abc=1,c=2", "c"), "2");
  expect_text (hv_args_member ("file=a,,b,,id=x,id=y", "file"), "a,b,id=x");
  expect_text (hv_args_member ("file=a,,b,id=y", "id"), "y");
  expect_text (hv_args_member ("a=", "a"), "");
  assert_null (hv_args_member ("a,b", "a"));
  assert_null (hv_args_member ("", "a"));
}

TEST (cold__arguments__change_only_the_accelerator)
{
  struct line line;
  struct hv_args args;
  struct strings cold;

  split (&line, "-machine accel=kvm:tcg,graphics=off -cpu host -m 1280 "
         "-chardev socket,path=/s,id=channel0 -vga std");
  hv_args_parse (&args, line.words);
  cold = hv_args_cold (&args, ACCEL_TCG, 7);
  expect_text (joined (&cold), "-machine graphics=off,accel=tcg "
               "-cpu max,la57=off,erms=off -m 1280 "
               "-chardev socket,fd=7,id=channel0 -vga std");
  strings_free (&cold);
  cold = hv_args_cold (&args, ACCEL_KVM, 7);
  expect_text (joined (&cold), "-machine graphics=off,accel=kvm -cpu host "
               "-m 1280 -chardev socket,fd=7,id=channel0 -vga std");
  strings_free (&cold);
  hv_args_free (&args);
  free (line.text);
}

/* libguestfs gives the second value itself.  A user's model stays. */
TEST (cpu__of_an_emulated_machine__lacks_slow_features)
{
  static const char *const rows[][3] = {
    { "max", "max,la57=off,erms=off", "max" },
    { "max,la57=off", "max,la57=off,erms=off", "max,la57=off" },
    { "host", "max,la57=off,erms=off", "host" },
    { "qemu64,+avx", "qemu64,+avx", "qemu64,+avx" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct hv_args args = { .cpu = rows[i][0] };

    assert_string_equal (hv_args_cpu (&args, ACCEL_TCG), rows[i][1]);
    assert_string_equal (hv_args_cpu (&args, ACCEL_KVM), rows[i][2]);
  }
}

/* A template must not contain data of the start that builds it. */
TEST (machine_args__contain_no_disk_of_the_user)
{
  struct hv_context hv = { .cpus = 2 };
  struct machine_config shape = {
    .accel = ACCEL_TCG, .memory_path = "/mem", .root_options = "file=/r",
    .channel = 3, .wake = 4,
  };
  CLEANUP_FREE char *text = NULL;
  struct strings list;
  struct line line;

  split (&line, START DISK (0) END APPEND
         " -qmp unix:/m -set drive.hd0.cache.direct=on");
  hv_args_parse (&hv.args, line.words);
  list = machine_args (&hv, &shape);
  text = joined (&list);
  assert_non_null (strstr (text, "-append panic=1 root=UUID quiet TERM=linux"));
  assert_non_null (strstr (text, "-machine accel=tcg,memory-backend=mem"));
  assert_non_null (strstr (text, "size=1280M,mem-path=/mem,share=off"));
  assert_null (strstr (text, "-smp"));
  assert_null (strstr (text, "/d0"));
  assert_null (strstr (text, "unix:/m"));
  assert_null (strstr (text, "hd0"));
  strings_free (&list);
  hv_args_free (&hv.args);
  free (line.text);
}

/* QEMU emulates a second processor at a loss. */
TEST (machine_cpus__two__are_for_kvm)
{
  static const struct hv_context two = { .cpus = 2 }, any = { .cpus = 0 };

  assert_int_equal (machine_cpus (&two, ACCEL_KVM), 2);
  assert_int_equal (machine_cpus (&two, ACCEL_TCG), 0);
  assert_int_equal (machine_cpus (&any, ACCEL_KVM), 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__libguestfs_arguments__are_known),
    cmocka_unit_test (parse__unknown_argument__is_unsupported),
    cmocka_unit_test (pin__read_only_drive__is_raw_above_its_overlay),
    cmocka_unit_test (member__value__is_found),
    cmocka_unit_test (cpu__of_an_emulated_machine__lacks_slow_features),
    cmocka_unit_test (cold__arguments__change_only_the_accelerator),
    cmocka_unit_test (machine_args__contain_no_disk_of_the_user),
    cmocka_unit_test (machine_cpus__two__are_for_kvm),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
