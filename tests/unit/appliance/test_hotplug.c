/* diskfish: hotplug against a fake QEMU and guest: a drive is attached or
 * detached completely, even after timeouts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <guestfs.h>

#include "appliance-state.h"
#include "cleanup.h"
#include "drive.h"
#include "fast-clock.h"
#include "unit-library.h"
#include "unit-qmp.h"
#include "xalloc.h"

#define OK "{\"return\": \"OK\\r\\n\"}\n"
#define ERROR(text) "{\"error\": {\"desc\": \"" text "\"}}\n"
#define BLOCK(more) "{\"return\": [{\"device\": \"hd0\"}, " \
  "{\"device\": \"hd1\"" more "}]}\n"
#define NO_BLOCK "{\"return\": [{\"device\": \"hd0\"}]}\n"

#define LINE(text) "human-monitor-command {\"command-line\":\"" text "\"}\n"
#define ADD LINE ("drive_add 0 \\\"file.filename=@/a.img,file.driver=file," \
                  "cache.direct=off,cache.no-flush=off,id=hd1,if=none\\\"")
#define DEL LINE ("drive_del hd1")
#define DEVICE_ADD "device_add {\"driver\":\"scsi-hd\",\"id\":\"disk1\"," \
  "\"drive\":\"hd1\",\"bus\":\"scsi.0\",\"scsi-id\":1,\"lun\":0}\n"
#define DEVICE_DEL(id) "device_del {\"id\":\"" id "\"}\n"
#define QUERY "query-block\n"
#define REOPEN(direct) LINE ("qemu-io hd1 \\\"reopen -o cache.direct=" direct \
                             ",cache.no-flush=off\\\"")

/* Disks of the guest; NULL: it does not answer. */
static const char *const *guest_disks;
static unsigned guest_failures;  /* queries without an answer */
static const char *uses;        /* as appliance/in-use reports it */

static char **
list_devices (guestfs_h *g)
{
  bool failed = guest_disks == NULL || guest_failures > 0;
  char **disks = failed ? NULL : xcalloc (4, sizeof *disks);

  (void) g;
  if (guest_failures > 0)
    guest_failures--;
  for (size_t i = 0; disks != NULL && guest_disks[i] != NULL; ++i)
    disks[i] = xstrdup (guest_disks[i]);
  return disks;
}

static char *
guest_debug (guestfs_h *g, const char *what, char *const *words)
{
  (void) g;
  (void) what;
  (void) words;
  return xstrdup (uses);
}

static int
guest_sync (guestfs_h *g)
{
  (void) g;
  return 0;
}

static char *
lvm_canonical_lv_name (guestfs_h *g, const char *name)
{
  (void) g;
  return strcmp (name, "/dev/mapper/VG-LV") == 0 ? xstrdup ("/dev/VG/LV")
    : NULL;
}

/* Replace the functions that ask the guest. */
static int
enter_library (void **state)
{
  struct libguestfs *library = replaceable_library (state);

  if (library == NULL)
    return -1;
  library->guestfs_debug = guest_debug;
  library->guestfs_list_devices = list_devices;
  library->guestfs_lvm_canonical_lv_name = lvm_canonical_lv_name;
  library->guestfs_sync = guest_sync;
  return 0;
}

static const char *const with_disk[] = { "/dev/sda", "/dev/sdb", NULL };
static const char *const without_disk[] = { "/dev/sda", NULL };

struct stage {
  struct appliance appliance;
  struct drive *drive;
  int qemu;                     /* QEMU's end of the monitor */
  void *directory;
};

static void
say (const struct stage *stage, const char *text)
{
  qmp_say (stage->qemu, text);
}

/* Return the requests that QEMU received since the last call, a line COMMAND
 * ARGUMENTS each, with @ for this directory.
 */
static char *
asked (const struct stage *stage)
{
  CLEANUP_FREE char *directory = getcwd (NULL, 0);
  CLEANUP_FREE char *text = qmp_asked (stage->qemu);
  struct strbuf out = { 0 };
  char *rest = text, *line, *at;

  while ((line = strsep (&rest, "\n")) != NULL && *line != '\0') {
    CLEANUP_JSON json_t *request = json_loads (line, 0, NULL);
    const json_t *arguments = json_object_get (request, "arguments");
    CLEANUP_FREE char *words = json_dumps (arguments, JSON_COMPACT);

    strbuf_puts (&out,
                 json_string_value (json_object_get (request, "execute")));
    if (words != NULL && (at = strstr (words, directory)) != NULL)
      strbuf_printf (&out, " %.*s@%s", (int) (at - words), words,
                     at + strlen (directory));
    else if (words != NULL)
      strbuf_printf (&out, " %s", words);
    strbuf_putc (&out, '\n');
  }
  return out.ptr ? strbuf_steal (&out) : xstrdup ("");
}

static int
enter (void **state)
{
  struct stage *stage = xcalloc (1, sizeof *stage);
  int status = enter_directory (&stage->directory);

  stage->appliance.qmp = qmp_pair (&stage->qemu);
  write_file ("a.img", "", 0);
  stage->drive = drive_new (DRIVE_IMAGE, "a.img");
  stage->drive->number = 1;
  guest_disks = with_disk;
  uses = "";
  speed = FASTER;
  *state = stage;
  return status;
}

static int
leave (void **state)
{
  struct stage *stage = *state;
  int status = leave_directory (&stage->directory);

  speed = 1;
  qmp_free (stage->appliance.qmp);
  close (stage->qemu);
  drive_free (stage->drive);
  free (stage);
  return status;
}

#define on_stage(test) cmocka_unit_test_setup_teardown (test, enter, leave)

typedef int action (struct stage *stage, struct diag *diag);

static int
attach (struct stage *stage, struct diag *diag)
{
  return appliance_attach (&stage->appliance, stage->drive, diag);
}

static int
detach (struct stage *stage, struct diag *diag)
{
  return appliance_detach (&stage->appliance, stage->drive, diag);
}

static int
avoid_cache (struct stage *stage, struct diag *diag)
{
  struct mode mode = stage->drive->mode;

  mode.cache = CACHE_UNCACHED;
  return appliance_set_mode (&stage->appliance, stage->drive, mode, diag);
}

/* Run the operation while QEMU sends only ANSWERS.  Return its diag and the
 * requests that QEMU received.
 */
static char *
perform (struct stage *stage, action *what, const char *answers)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL, *requests = NULL;
  int status;

  say (stage, answers);
  status = what (stage, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  line = diag_line (&diag);
  requests = asked (stage);
  return xasprintf ("%s\n%s", line, requests);
}

TEST (attach__qemu_and_guest_succeed__is_attached)
{
  expect_text (perform (*state, attach, OK DONE), "none\n" ADD DEVICE_ADD);
}

TEST (attach__refused__leaves_nothing)
{
  expect_text (perform (*state, attach, "{\"return\": \"no room\\r\\n\"}\n"),
               "failed -: QEMU cannot open the image: no room\n" ADD);
  expect_text (perform (*state, attach, OK ERROR ("no bus") DONE),
               "failed -: QEMU cannot plug in the disk: no bus\n"
               ADD DEVICE_ADD DEL);
}

/* When QEMU replies again, it opens the image and closes it immediately. */
TEST (attach__image_opened_after_the_deadline__is_closed)
{
  expect_text (perform (*state, attach, ""),
               "failed -: QEMU cannot open the image: QEMU does not answer\n"
               ADD DEL);
  say (*state, OK DONE);
  expect_text (perform (*state, attach, OK DONE), "none\n" ADD DEVICE_ADD);
}

TEST (attach__disk_added_after_the_deadline__is_removed)
{
  expect_text (perform (*state, attach, OK),
               "failed -: QEMU cannot plug in the disk: QEMU does not answer\n"
               ADD DEVICE_ADD DEVICE_DEL ("disk1") DEL);
  say (*state, DONE DONE ERROR ("no such drive"));
  expect_text (perform (*state, attach, OK DONE), "none\n" ADD DEVICE_ADD);
}

TEST (attach__guest_does_not_find_it__is_detached)
{
  guest_disks = NULL;
  expect_text (perform (*state, attach, OK DONE
                        BLOCK (", \"qdev\": \"disk1\"") DONE NO_BLOCK),
               "failed -: the guest did not detect the disk\n"
               ADD DEVICE_ADD QUERY DEVICE_DEL ("disk1") QUERY);
}

TEST (attach__no_such_file__qemu_gets_no_command)
{
  unlink ("a.img");
  expect_text (perform (*state, attach, ""),
               "failed -: cannot open 'a.img': No such file or directory\n");
}

TEST (detach__qemu_and_guest_succeed__is_detached)
{
  guest_disks = without_disk;
  expect_text (perform (*state, detach, BLOCK (", \"qdev\": \"x\"") DONE
                        BLOCK ("") NO_BLOCK),
               "none\n" QUERY DEVICE_DEL ("x") QUERY QUERY);
}

/* The disk may have another name in the guest. */
TEST (detach__in_use__qemu_gets_no_command)
{
  static const char *const rows[][2] = {
    { "/dev/sdc disk /sysroot/data",
      "'/dev/sdb' is mounted on '/data' | run 'umount /dev/sdb' first" },
    { "/dev/sdb disk\n/dev/sdb1 part /sysroot",
      "'/dev/sdb1' is mounted on '/' | run 'umount /dev/sdb1' first" },
    { "/dev/sdc disk\n/dev/sdc2 part [SWAP]",
      "'/dev/sdb2' is in use as swap space | "
      "run 'swapoff-device /dev/sdb2' first" },
    { "/dev/sdb disk\n/dev/mapper/VG-LV lvm",
      "'/dev/VG/LV' is an active logical volume | "
      "run 'vg-activate-all false' first" },
    { "/dev/sdb disk\n/dev/mapper/secret crypt",
      "'/dev/mapper/secret' is an open encrypted volume | "
      "run 'cryptsetup-close' first" },
    { "/dev/sdb disk\n/dev/md127 raid",
      "'/dev/md127' is a running array | run 'md-stop' first" },
    { "/dev/sdb disk\n/dev/sdb btrfs",
      "'/dev/sdb' belongs to a mounted file system | run 'umount-all' first" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_FREE char *expected = xasprintf ("failed -: %s\n", rows[i][1]);

    uses = rows[i][0];
    expect_text (perform (*state, detach, ""), expected);
  }
}

TEST (detach__refused__is_reported)
{
  expect_text (perform (*state, detach, BLOCK ("")),
               "failed -: QEMU cannot find the disk: QEMU gives no reason\n"
               QUERY);
  expect_text (perform (*state, detach, BLOCK (", \"qdev\": \"x\"")
                        ERROR ("busy")),
               "failed -: QEMU cannot unplug the disk: busy\n"
               QUERY DEVICE_DEL ("x"));
}

/* The disk is removed when QEMU replies again; a second request is correct. */
TEST (detach__removed_after_the_deadline__is_detached_next_time)
{
  guest_disks = without_disk;
  expect_text (perform (*state, detach, BLOCK (", \"qdev\": \"x\"")),
               "failed -: QEMU cannot unplug the disk: "
               "QEMU does not answer\n" QUERY DEVICE_DEL ("x"));
  expect_text (perform (*state, detach, DONE NO_BLOCK), "none\n" QUERY);
}

/* A silent QEMU may still have the image open. */
TEST (detach__qemu_does_not_answer__is_reported)
{
  expect_text (perform (*state, detach, ""),
               "failed -: QEMU cannot unplug the disk: "
               "QEMU does not answer\n" QUERY);
  say (*state, NO_BLOCK);
  expect_text (perform (*state, detach, BLOCK (", \"qdev\": \"x\"") DONE),
               "failed -: QEMU cannot close the image: "
               "QEMU does not answer\n" QUERY DEVICE_DEL ("x") QUERY);
}

/* A disk may disappear after the guest has listed it and before it is read. */
TEST (detach__guest_fails_to_list_its_disks__is_queried_again)
{
  guest_disks = without_disk;
  guest_failures = 3;
  expect_text (perform (*state, detach, BLOCK (", \"qdev\": \"x\"") DONE
                        NO_BLOCK),
               "none\n" QUERY DEVICE_DEL ("x") QUERY);
  assert_int_equal (guest_failures, 0);
}

TEST (attach__attributes_of_the_drive__reach_qemu)
{
  struct stage *stage = *state;

  write_file ("a,\"b.img", "", 0);
  drive_free (stage->drive);
  stage->drive = drive_new (DRIVE_IMAGE, "a,\"b.img");
  stage->drive->number = 1;
  stage->drive->label = xstrdup ("data");
  stage->drive->format = xstrdup ("qcow2");
  stage->drive->discard = xstrdup ("besteffort");
  stage->drive->blocksize = 4096;
  stage->drive->copyonread = 1;
  stage->drive->readonly = true;
  expect_text (perform (stage, attach, OK DONE), "none\n"
    LINE ("drive_add 0 \\\"file.filename=@/a,,\\\\\\\"b.img,file.driver=file,"
          "file.locking=off,snapshot=on,format=qcow2,discard=unmap,"
          "copy-on-read=on,id=hd1,if=none\\\"")
    "device_add {\"driver\":\"scsi-hd\",\"id\":\"disk1\","
    "\"drive\":\"hd1\",\"bus\":\"scsi.0\",\"scsi-id\":1,\"lun\":0,"
    "\"serial\":\"data\",\"logical_block_size\":4096,"
    "\"physical_block_size\":4096}\n");
}

TEST (attach__not_a_file_of_this_host__is_refused)
{
  struct stage *stage = *state;

  stage->drive->iface = xstrdup ("ide");
  expect_text (perform (stage, attach, ""),
               "failed -: cannot attach a disk with an interface of its own "
               "while the appliance is running | attach it before 'run'\n");
  stage->drive->protocol = xstrdup ("nbd");
  expect_text (perform (stage, attach, ""),
               "failed -: cannot attach a disk on the network while the "
               "appliance is running | attach it before 'run'\n");
  stage->drive->kind = DRIVE_DOMAIN;
  expect_text (perform (stage, attach, ""),
               "failed -: cannot attach the disks of a domain while the "
               "appliance is running | attach it before 'run'\n");
}

/* The file must be unlinked after QEMU has opened or refused it. */
TEST (attach__scratch__leaves_no_file)
{
  CLEANUP_FREE char *directory = getcwd (NULL, 0), *text = NULL;
  struct stage *stage = *state;

  stage->appliance.g = guestfs_create ();
  assert_non_null (stage->appliance.g);
  guestfs_set_tmpdir (stage->appliance.g, directory);
  stage->drive->kind = DRIVE_SCRATCH;
  stage->drive->size = 1024 * 1024;
  text = perform (stage, attach, OK DONE);
  assert_int_equal (strncmp (text, "none\n", 5), 0);
  assert_non_null (strstr (text, "/disk,file.driver=file,format=raw,"));
  free (text);
  text = perform (stage, attach, ERROR ("no"));
  assert_int_equal (strncmp (text, "failed -: QEMU cannot open the image: "
                             "no\n", 41), 0);
  unlink ("a.img");
  assert_int_equal (rmdir (directory), 0);
  assert_int_equal (mkdir (directory, 0700), 0);
  guestfs_close (stage->appliance.g);
}

#define CACHE(direct) BLOCK (", \"inserted\": {\"cache\": {\"writeback\": " \
  "true, \"direct\": " direct ", \"no-flush\": false}}")

TEST (set_mode__qemu_uses_it__succeeds)
{
  expect_text (perform (*state, avoid_cache, DONE CACHE ("true")),
               "none\n" REOPEN ("on") QUERY);
}

TEST (set_mode__qemu_uses_another__is_reported)
{
  expect_text (perform (*state, avoid_cache,
                        "{\"return\": \"cannot\\r\\n\"}\n" CACHE ("false")),
               "failed -: QEMU cannot change the mode: cannot\n"
               REOPEN ("on") QUERY);
}

TEST (set_mode__changed_after_the_deadline__is_restored)
{
  expect_text (perform (*state, avoid_cache, ""),
               "failed -: QEMU cannot change the mode: "
               "QEMU does not answer\n" REOPEN ("on") REOPEN ("off"));
  say (*state, DONE DONE);
  expect_text (perform (*state, avoid_cache, DONE CACHE ("true")),
               "none\n" REOPEN ("on") QUERY);
}

TEST (all_calls__no_monitor__is_reported)
{
  static action *const actions[] = { attach, detach, avoid_cache };
  struct stage *stage = *state;

  qmp_free (stage->appliance.qmp);
  stage->appliance.qmp = NULL;
  for (size_t i = 0; i < COUNT (actions); ++i) {
    struct diag diag = { 0 };

    assert_int_equal (actions[i] (stage, &diag), -1);
    expect_diag (&diag, "failed -: cannot connect to QEMU's monitor");
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    on_stage (attach__qemu_and_guest_succeed__is_attached),
    on_stage (attach__refused__leaves_nothing),
    on_stage (attach__image_opened_after_the_deadline__is_closed),
    on_stage (attach__disk_added_after_the_deadline__is_removed),
    on_stage (attach__guest_does_not_find_it__is_detached),
    on_stage (attach__no_such_file__qemu_gets_no_command),
    on_stage (attach__attributes_of_the_drive__reach_qemu),
    on_stage (attach__not_a_file_of_this_host__is_refused),
    on_stage (attach__scratch__leaves_no_file),
    on_stage (detach__qemu_and_guest_succeed__is_detached),
    on_stage (detach__in_use__qemu_gets_no_command),
    on_stage (detach__refused__is_reported),
    on_stage (detach__removed_after_the_deadline__is_detached_next_time),
    on_stage (detach__qemu_does_not_answer__is_reported),
    on_stage (detach__guest_fails_to_list_its_disks__is_queried_again),
    on_stage (set_mode__qemu_uses_it__succeeds),
    on_stage (set_mode__qemu_uses_another__is_reported),
    on_stage (set_mode__changed_after_the_deadline__is_restored),
    on_stage (all_calls__no_monitor__is_reported),
  };

  return cmocka_run_group_tests (tests, enter_library, NULL);
}
