/* diskfish: the disk commands attach, list, change and detach drives, and
 * change nothing on error.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit-session.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"

static struct session session;

static int
enter_session (void **state)
{
  int status = enter_cache (state);

  write_file ("a.img", "aaaa", 4);
  write_file ("b.img", "bbbb", 4);
  unit_session_open (&session);
  return status;
}

static int
leave_session (void **state)
{
  unit_session_close (&session);
  return leave_directory (state);
}

#define in_session(test) \
  cmocka_unit_test_setup_teardown (test, enter_session, leave_session)

#define run(line) unit_run (&session, (line))

static bool
exists (const char *file)
{
  return access (file, F_OK) == 0;
}

#define NONE "(null)"

/* The whole list without the sizes, which come from qemu-img. */
#define ROW(device, label, file, format, size, access, sync, cache, loss) \
  "device=" device " label=" label " file=" file " format=" format        \
  " size=" size " access=" access " sync=" sync " cache=" cache           \
  " effective=(null) on_host_crash=" loss

TEST (attach__each_mode__is_listed)
{
  expect_text (run ("disk attach a.img format=raw"), "(nothing)");
  expect_text (run ("disk attach b.img ro format=raw label=data sync=none "
                    "cache=cached"), "(nothing)");
  expect_text (run ("disk list"),
               ROW ("sda", NONE, "a.img", "raw", "512", "rw", NONE, NONE,
                    "nothing that was flushed") "; "
               ROW ("sdb", "data", "b.img", "raw", "512", "ro", "none",
                    "cached", "nothing: the image is not written"));
}

TEST (list__no_drive__is_empty)
{
  expect_text (run ("disk list"), "");
}

TEST (attach__no_such_image__is_reported)
{
  expect_text (run ("disk attach no.img"), "failed 12-18: cannot open "
               "'no.img': No such file or directory");
  expect_text (run ("disk list"), "");
}

TEST (attach__bad_attribute__is_reported)
{
  expect_text (run ("disk attach a.img sync=ful"), "usage 23-26: unknown "
               "sync mode 'ful' | did you mean 'full'? (full, fsync, none, "
               "close)");
  expect_text (run ("disk attach a.img label=1"), "usage 24-25: '1' is not a "
               "label | use 1 to 20 letters A-Z a-z");
  expect_text (run ("disk list"), "");
}

TEST (attach__size__makes_the_image)
{
  struct stat image;

  expect_text (run ("disk attach new.img size=1M format=raw sync=none"),
               "(nothing)");
  assert_int_equal (stat ("new.img", &image), 0);
  assert_int_equal (image.st_size, 1048576);
  expect_text (run ("disk attach new.img size=1M"), "failed 12-19: "
               "'new.img' already exists | leave out size= to use this image");
}

TEST (attach__library_refuses__is_reported)
{
  CLEANUP_FREE char *line = run ("disk attach a.img username=u");

  assert_memory_equal (line, "failed 12-17: ", 14);
  assert_null (strstr (line, "guestfs"));
  expect_text (run ("disk list"), "");
}

/* An error must not create a file. */
TEST (attach__library_refuses__makes_no_image)
{
  free (run ("disk attach new.img size=1M username=u"));
  assert_false (exists ("new.img"));
}

TEST (attach__twice_for_writing__is_refused)
{
  expect_text (run ("disk attach a.img"), "(nothing)");
  expect_text (run ("disk attach ./a.img"), "failed 12-19: './a.img' is "
               "already attached | attach it read-only: only one drive can "
               "write to an image");
  expect_text (run ("disk attach a.img ro"), "(nothing)");
}

TEST (attach__twice_for_reading__succeeds)
{
  expect_text (run ("disk attach a.img ro"), "(nothing)");
  expect_text (run ("disk attach a.img ro"), "(nothing)");
}

TEST (detach__each_name__is_found)
{
  expect_text (run ("disk attach a.img format=raw"), "(nothing)");
  expect_text (run ("disk attach b.img format=raw label=data"), "(nothing)");
  expect_text (run ("disk detach sda"), "(nothing)");
  expect_text (run ("disk detach data"), "(nothing)");
  expect_text (run ("disk list"), "");
  expect_text (run ("disk attach a.img"), "(nothing)");
  expect_text (run ("disk detach /dev/sda"), "(nothing)");
}

TEST (detach__no_such_drive__is_reported)
{
  expect_text (run ("disk detach sda"), "failed 12-15: 'sda' is not an "
               "attached drive | attach a drive first");
  expect_text (run ("disk attach a.img"), "(nothing)");
  expect_text (run ("disk detach sdb"), "failed 12-15: 'sdb' is not an "
               "attached drive | use one of sda");
}

TEST (set__modes__are_changed)
{
  expect_text (run ("disk attach a.img format=raw sync=full"), "(nothing)");
  expect_text (run ("disk set sda sync=none cache=uncached"), "(nothing)");
  expect_text (run ("disk list"),
               ROW ("sda", NONE, "a.img", "raw", "512", "rw", "none",
                    "uncached", "anything written"));
  expect_text (run ("disk set sda cache=cached"), "(nothing)");
  expect_text (run ("disk list"),
               ROW ("sda", NONE, "a.img", "raw", "512", "rw", "none", "cached",
                    "anything written"));
}

TEST (set__invalid_mode__changes_nothing)
{
  expect_text (run ("disk attach a.img format=raw sync=full"), "(nothing)");
  expect_text (run ("disk set sda sync=x"), "usage 18-19: unknown sync mode "
               "'x' | one of full, fsync, none, close");
  expect_text (run ("disk set sda ro"), "usage 13-15: unknown option 'ro' | "
               "one of sync, cache");
  expect_text (run ("disk set sda"), "usage 0-12: 'disk set' needs an "
               "attribute | use sync=... or cache=...");
  expect_text (run ("disk set sdb sync=none"), "failed 9-12: 'sdb' is not an "
               "attached drive | use one of sda");
  expect_text (run ("disk list"),
               ROW ("sda", NONE, "a.img", "raw", "512", "rw", "full", NONE,
                    "nothing that was flushed"));
}

TEST (set__cachemode_of_the_drive__is_replaced)
{
  expect_text (run ("add-drive a.img format:raw cachemode:unsafe"),
               "(nothing)");
  assert_non_null (session.drives.list.ptr[0]->cachemode);
  expect_text (run ("disk set sda sync=fsync"), "(nothing)");
  assert_null (session.drives.list.ptr[0]->cachemode);
  assert_int_equal (session.drives.list.ptr[0]->mode.sync, SYNC_FSYNC);
}

TEST (modes__each_row__is_listed)
{
  CLEANUP_FREE char *text = run ("disk modes");

  assert_non_null (strstr (text, "option=sync value=full meaning="));
  assert_non_null (strstr (text, "option=sync value=fsync meaning="));
  assert_non_null (strstr (text, "option=sync value=none meaning="));
  assert_non_null (strstr (text, "option=sync value=close meaning="));
  assert_non_null (strstr (text, "option=cache value=auto meaning="));
  assert_non_null (strstr (text, "option=cache value=cached meaning="));
  assert_non_null (strstr (text, "option=cache value=uncached meaning="));
}

TEST (ephemeral__each_drive__does_not_change_its_image)
{
  session.settings.ephemeral = true;
  expect_text (run ("disk attach a.img format=raw"), "(nothing)");
  assert_non_null (session.drives.list.ptr[0]->overlay);
  assert_true (exists (session.drives.list.ptr[0]->overlay));
  expect_text (run ("disk attach b.img format=raw keep"), "(nothing)");
  assert_null (session.drives.list.ptr[1]->overlay);
  expect_text (read_file ("a.img"), "aaaa");
}

TEST (ephemeral__detached__leaves_no_overlay)
{
  CLEANUP_FREE char *overlay = NULL;

  session.settings.ephemeral = true;
  expect_text (run ("disk attach a.img format=raw"), "(nothing)");
  overlay = xstrdup (session.drives.list.ptr[0]->overlay);
  expect_text (run ("disk detach sda"), "(nothing)");
  assert_false (exists (overlay));
}

TEST (ephemeral__library_refuses__leaves_no_overlay)
{
  session.settings.ephemeral = true;
  free (run ("disk attach a.img username=u"));
  assert_int_equal (count_overlays (), 0);
}

TEST (ephemeral__shutdown__leaves_no_overlay)
{
  session.settings.ephemeral = true;
  expect_text (run ("disk attach a.img format=raw"), "(nothing)");
  assert_int_equal (count_overlays (), 1);
  expect_text (run ("shutdown"), "(nothing)");
  assert_int_equal (count_overlays (), 0);
}

TEST (ephemeral__session_freed__leaves_no_overlay)
{
  session.settings.ephemeral = true;
  expect_text (run ("disk attach a.img format=raw"), "(nothing)");
  assert_int_equal (count_overlays (), 1);
  unit_session_close (&session);
  assert_int_equal (count_overlays (), 0);
  unit_session_open (&session);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_session (attach__each_mode__is_listed),
    in_session (list__no_drive__is_empty),
    in_session (attach__no_such_image__is_reported),
    in_session (attach__bad_attribute__is_reported),
    in_session (attach__size__makes_the_image),
    in_session (attach__library_refuses__is_reported),
    in_session (attach__library_refuses__makes_no_image),
    in_session (attach__twice_for_writing__is_refused),
    in_session (attach__twice_for_reading__succeeds),
    in_session (detach__each_name__is_found),
    in_session (detach__no_such_drive__is_reported),
    in_session (set__modes__are_changed),
    in_session (set__invalid_mode__changes_nothing),
    in_session (set__cachemode_of_the_drive__is_replaced),
    in_session (modes__each_row__is_listed),
    in_session (ephemeral__each_drive__does_not_change_its_image),
    in_session (ephemeral__detached__leaves_no_overlay),
    in_session (ephemeral__library_refuses__leaves_no_overlay),
    in_session (ephemeral__shutdown__leaves_no_overlay),
    in_session (ephemeral__session_freed__leaves_no_overlay),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
