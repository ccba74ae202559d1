/* diskfish: each image of a backing chain and its format are found, and broken
 * chains are refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backing-chain.h"
#include "cleanup.h"
#include "drive.h"
#include "image.h"
#include "qemu-img.h"
#include "strbuf.h"

/* Run a host command in the test's directory. */
static void
host (const char *command)
{
  assert_int_equal (system (command), 0);
}

/* Return "FILE FORMAT[!]" for each image, ! for a probed one, or the diag. */
static char *
chain_of (const char *file, const char *format)
{
  CLEANUP_CHAIN struct backing_chain chain = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *here = get_current_dir_name ();
  CLEANUP_FREE char *path = xasprintf ("%s/%s", here, file);
  struct strbuf text = { 0 };

  if (backing_chain_read (&chain, path, format, file, NULL, &diag) == -1) {
    assert_int_equal (chain.len, 0);
    return diag_line (&diag);
  }
  for (size_t i = 0; i < chain.len; ++i)
    strbuf_printf (&text, "%s%s %s%s", i > 0 ? ", " : "",
                   chain.ptr[i].file + strlen (here) + 1,
                   chain.ptr[i].format, chain.ptr[i].probed ? "!" : "");
  return strbuf_steal (&text);
}

TEST (chain__formats__are_named_or_probed_once)
{
  host ("qemu-img create -q -f qcow2 a.img 1M; qemu-img create -q -f qcow2 "
        "-b a.img -F raw b.img; qemu-img create -q -f qcow2 -b b.img -F qcow2 "
        "c.img");
  expect_text (chain_of ("a.img", NULL), "a.img qcow2!");
  expect_text (chain_of ("a.img", "raw"), "a.img raw");
  expect_text (chain_of ("b.img", NULL), "b.img qcow2!, a.img raw");
  expect_text (chain_of ("c.img", "qcow2"),
               "c.img qcow2, b.img qcow2, a.img raw");
  expect_text (chain_of ("c.img", "raw"), "c.img raw");
}

TEST (chain__broken__is_refused)
{
  host ("truncate -s 1M a.img; mkfifo fifo; mkdir dir; "
        "for b in gone fifo dir; do "
        "qemu-img create -q -f qcow2 -u -b $b -F raw on-$b 1M; done; "
        "qemu-img create -q -f qcow2 -u -b on-gone -F qcow2 above 1M; "
        "qemu-img create -q -f qcow2 -u -b on-gone -F qcow2 loop 1M; "
        "qemu-img rebase -u -b loop -F qcow2 loop");
  expect_text (chain_of ("on-gone", NULL), "failed -: cannot open 'on-gone': "
               "its backing file 'gone' does not exist | restore that file, "
               "or set its new name with 'qemu-img rebase -u -b FILE -F "
               "FORMAT'");
  expect_text (chain_of ("above", NULL), "failed -: cannot open 'above': "
               "its backing file 'gone' does not exist | restore that file, "
               "or set its new name with 'qemu-img rebase -u -b FILE -F "
               "FORMAT'");
  expect_text (chain_of ("on-fifo", NULL), "failed -: the backing file 'fifo' "
               "of 'on-fifo' is neither a file nor a block device | copy its "
               "content into a file first");
  expect_text (chain_of ("on-dir", NULL), "failed -: the backing file 'dir' "
               "of 'on-dir' is a directory, not an image");
  expect_text (chain_of ("loop", NULL), "failed -: cannot open 'loop': its "
               "backing files form a loop at 'loop'");
  expect_text (chain_of ("a.img", "qcow2"), "failed -: cannot open 'a.img' as "
               "qcow2: image is not in qcow2 format | run 'disk info a.img' "
               "to see its format");
}

TEST (chain__encrypted__is_refused)
{
  /* qemu-img fails if it cannot measure the processor on a busy host. */
  host ("create () { for i in 1 2 3 4 5 6 7 8 9; do "
        "qemu-img create -q \"$@\" && return; done; }; "
        "s='--object secret,id=s,data=abc'; o='-o iter-time=10'; "
        "create -f luks $s $o -o key-secret=s l.img 1M; "
        "create -f qcow2 $s -o encrypt.format=luks,"
        "encrypt.key-secret=s,encrypt.iter-time=10 q.img 1M; "
        "qemu-img create -q -f qcow2 -u -b q.img -F qcow2 on-q 1M");
  expect_text (chain_of ("l.img", NULL), "failed -: cannot open 'l.img' as "
               "luks: libguestfs cannot pass a key to QEMU | use format=raw, "
               "then run 'luks-open'");
  expect_text (chain_of ("l.img", "raw"), "l.img raw");
  expect_text (chain_of ("q.img", NULL), "failed -: cannot open 'q.img': it "
               "is encrypted, and libguestfs cannot pass a key to QEMU | "
               "decrypt a copy with 'qemu-img convert'");
  expect_text (chain_of ("on-q", NULL), "failed -: cannot open 'on-q': its "
               "backing file 'q.img' is encrypted, and libguestfs cannot pass "
               "a key to QEMU | decrypt a copy with 'qemu-img convert'");
}

/* Return the format of FILE, of which RAW is known. */
static char *
format_of (const char *file, const struct raw_images *raw)
{
  CLEANUP_CHAIN struct backing_chain chain = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *path = realpath (file, NULL);

  assert_int_equal (backing_chain_read (&chain, path, NULL, file, raw, &diag),
                    0);
  return xstrdup (chain.ptr[chain.len-1].format);
}

/* The shell writes into the file, as a guest does, and replaces it. */
TEST (chain__detected_as_raw__stays_raw)
{
  CLEANUP_CHAIN struct backing_chain chain = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct raw_images raw = { 0 };

  host ("truncate -s 1M a.img; ln a.img other; "
        "qemu-img create -q -f qcow2 header 1M");
  assert_int_equal (backing_chain_read (&chain, "a.img", NULL, "a.img", &raw,
                                        &diag), 0);
  backing_chain_note_raw (&chain, &raw);
  backing_chain_note_raw (&chain, &raw);
  assert_int_equal (raw.len, 1);
  host ("cat header >a.img");
  expect_text (format_of ("a.img", NULL), "qcow2");
  expect_text (format_of ("a.img", &raw), "raw");
  expect_text (format_of ("other", &raw), "raw");
  host ("mv header a.img");
  expect_text (format_of ("a.img", &raw), "qcow2");
  raw_images_reset (&raw);
}

/* The user named this format: the next attach may detect another one. */
TEST (chain__given_as_raw__is_not_noted)
{
  CLEANUP_CHAIN struct backing_chain chain = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct raw_images raw = { 0 };

  write_file ("a.img", "x", 1);
  assert_int_equal (backing_chain_read (&chain, "a.img", "raw", "a.img", NULL,
                                        &diag), 0);
  backing_chain_note_raw (&chain, &raw);
  assert_int_equal (raw.len, 0);
}

/* OPAQUE is the option of a drive whose overlay takes all writes. */
static char *
prepare_ephemeral (void *opaque)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  CLEANUP_DRIVE struct drive *drive =
    drive_parse_option (opaque, &where, &diag);
  int status;

  drive->ephemeral = drive_becomes_ephemeral (drive, true);
  status = drive_prepare (drive, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

TEST (prepare__ephemeral__needs_no_permission_to_write)
{
  write_file ("a.img", "x", 1);
  assert_int_equal (chmod ("a.img", 0444), 0);
  expect_text (as_nobody (prepare_ephemeral, (char *) "a.img"), "none");
  expect_text (as_nobody (prepare_ephemeral, (char *) "a.img,keep"),
               "failed -: cannot write to 'a.img': Permission denied | "
               "attach it read-only");
}

/* Pin only formats that no header names, below the overlay if there is one. */
TEST (pin__probed_backing_file__is_named)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a");

  for (int i = 0; i < 3; ++i)
    backing_chain_append (&drive->chain, (struct chain_image) {
        .file = xstrdup ("/f"), .format = xstrdup ("vmdk"), .probed = i != 1 });
  assert_null (drive_pin (drive, 0));
  assert_null (drive_pin (drive, 1));
  expect_text (drive_pin (drive, 2), "backing.backing.driver=vmdk");
  drive->overlay = xstrdup ("/o");
  expect_text (drive_pin (drive, 2), "backing.backing.backing.driver=vmdk");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (chain__formats__are_named_or_probed_once),
    in_directory (chain__broken__is_refused),
    in_directory (chain__encrypted__is_refused),
    in_directory (chain__detected_as_raw__stays_raw),
    in_directory (chain__given_as_raw__is_not_noted),
    in_directory (prepare__ephemeral__needs_no_permission_to_write),
    cmocka_unit_test (pin__probed_backing_file__is_named),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
