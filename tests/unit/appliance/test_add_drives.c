/* diskfish: each attribute of a drive reaches libguestfs as its option.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-library.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "add-drives.h"
#include "cleanup.h"
#include "strbuf.h"

static guestfs_h *
new_handle (void)
{
  guestfs_h *g = guestfs_create ();

  assert_non_null (g);
  guestfs_set_error_handler (g, NULL, NULL);
  assert_int_equal (guestfs_set_backend (g, "direct"), 0);
  return g;
}

/* Return the library's description of the drive, or its error. */
static char *
added (const struct drive *drive)
{
  guestfs_h *g = new_handle ();
  struct strbuf out = { 0 };
  CLEANUP_FREE_STRINGS char **drives = NULL;

  if (add_drive (g, drive) == -1)
    strbuf_printf (&out, "error: %s", guestfs_last_error (g));
  drives = guestfs_debug_drives (g);
  for (size_t i = 0; drives != NULL && drives[i] != NULL; ++i)
    strbuf_printf (&out, "%s%s", i ? "\n" : "", drives[i]);
  guestfs_close (g);
  return strbuf_steal (&out);
}

/* Return the library's description of --disk OPTION. */
static char *
added_option (const char *option)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  CLEANUP_DRIVE struct drive *drive =
    drive_parse_option (option, &where, &diag);

  assert_non_null (drive);
  return added (drive);
}

static const char *const options[] = {
  "a.img", "a.img,format=raw", "a.img,ro,format=raw", "a.img,label=x",
  "a.img,sync=full", "a.img,sync=fsync", "a.img,sync=none",
  "a.img,sync=close", "a.img,cache=cached", "a.img,cache=uncached",
  "a.img,discard=besteffort,format=raw", "a.img,blocksize=4096",
};

/* Return the description of a drive added by a direct call. */
static char *
added_directly (const char *format, const char *label, const char *cachemode,
                const char *discard, int blocksize)
{
  guestfs_h *g = new_handle ();
  struct guestfs_add_drive_opts_argv o = { 0 };
  CLEANUP_FREE_STRINGS char **drives = NULL;
  char *copy;

  if (format != NULL) {
    o.bitmask |= GUESTFS_ADD_DRIVE_OPTS_FORMAT_BITMASK;
    o.format = format;
  }
  if (label != NULL) {
    o.bitmask |= GUESTFS_ADD_DRIVE_OPTS_LABEL_BITMASK;
    o.label = label;
  }
  if (cachemode != NULL) {
    o.bitmask |= GUESTFS_ADD_DRIVE_OPTS_CACHEMODE_BITMASK;
    o.cachemode = cachemode;
  }
  if (discard != NULL) {
    o.bitmask |= GUESTFS_ADD_DRIVE_OPTS_DISCARD_BITMASK;
    o.discard = discard;
  }
  if (blocksize != 0) {
    o.bitmask |= GUESTFS_ADD_DRIVE_OPTS_BLOCKSIZE_BITMASK;
    o.blocksize = blocksize;
  }
  assert_int_equal (guestfs_add_drive_opts_argv (g, "a.img", &o), 0);
  drives = guestfs_debug_drives (g);
  copy = xstrdup (drives[0]);
  guestfs_close (g);
  return copy;
}

TEST (add__each_option__reaches_the_library)
{
  static const struct {
    const char *option;
    const char *format, *label, *cachemode, *discard;
    int blocksize;
  } rows[] = {
    { "a.img", NULL, NULL, NULL, NULL, 0 },
    { "a.img,format=raw", "raw", NULL, NULL, NULL, 0 },
    { "a.img,label=x", NULL, "x", NULL, NULL, 0 },
    { "a.img,sync=full", NULL, NULL, NULL, NULL, 0 },
    { "a.img,sync=fsync", NULL, NULL, NULL, NULL, 0 },
    { "a.img,sync=none", NULL, NULL, "unsafe", NULL, 0 },
    { "a.img,sync=close", NULL, NULL, "unsafe", NULL, 0 },
    { "a.img,cache=cached", NULL, NULL, NULL, NULL, 0 },
    { "a.img,cache=uncached", NULL, NULL, NULL, NULL, 0 },
    { "a.img,keep", NULL, NULL, NULL, NULL, 0 },
    { "a.img,discard=besteffort", NULL, NULL, NULL, "besteffort", 0 },
    { "a.img,blocksize=4096,format=raw,label=ab", "raw", "ab", NULL, NULL,
      4096 },
  };

  write_file ("a.img", "x", 1);
  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_FREE char *expected =
      added_directly (rows[i].format, rows[i].label, rows[i].cachemode,
                      rows[i].discard, rows[i].blocksize);

    expect_text (added_option (rows[i].option), expected);
  }
}

TEST (add__every_option__is_accepted)
{
  write_file ("a.img", "x", 1);
  for (size_t i = 0; i < COUNT (options); ++i) {
    CLEANUP_FREE char *line = added_option (options[i]);

    assert_string_not_equal (line, "");
    assert_int_not_equal (strncmp (line, "error: ", 7), 0);
  }
}

/* The library does not show servers, but accepts exactly one for ssh. */
TEST (add__network__has_its_servers)
{
  static const struct {
    const char *option;
    bool taken;
  } rows[] = {
    { "/a,protocol=ssh,server=h", true },
    { "/a,protocol=ssh,server=h,username=u", true },
    { "/a,protocol=ssh", false },
    { "/a,protocol=ssh,server=h,server=i", false },
    { "a,protocol=nbd,server=h:1,format=raw", true },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_FREE char *line = added_option (rows[i].option);

    assert_int_equal (strncmp (line, "error: ", 7) != 0, rows[i].taken);
  }
}

TEST (add__cachemode__takes_precedence_over_sync)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_IMAGE, "a.img");
  CLEANUP_FREE char *expected = NULL;

  write_file ("a.img", "x", 1);
  expected = added_directly (NULL, NULL, "writeback", NULL, 0);
  drive->cachemode = xstrdup ("writeback");
  drive->mode.sync = SYNC_FSYNC;
  expect_text (added (drive), expected);
}

TEST (add__scratch__has_its_label)
{
  CLEANUP_DRIVE struct drive *drive = drive_new (DRIVE_SCRATCH, NULL);
  CLEANUP_FREE char *line = NULL;

  drive->size = 1024 * 1024;
  drive->label = xstrdup ("scratchlabel");
  line = added (drive);
  assert_non_null (strstr (line, "scratchlabel"));
}

TEST (add__no_image__is_an_error)
{
  CLEANUP_FREE char *line = added_option ("no-such.img");

  assert_int_equal (strncmp (line, "error: ", 7), 0);
  assert_non_null (strstr (line, "no-such.img"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (add__each_option__reaches_the_library),
    in_directory (add__every_option__is_accepted),
    in_directory (add__network__has_its_servers),
    in_directory (add__cachemode__takes_precedence_over_sync),
    in_directory (add__scratch__has_its_label),
    in_directory (add__no_image__is_an_error),
  };

  return cmocka_run_group_tests (tests, load_library, NULL);
}
