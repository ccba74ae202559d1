/* diskfish: lines of fstab become mounts, are ignored or are reported as
 * faults.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "cleanup.h"
#include "fstab.h"
#include "strbuf.h"

/* Write the entries as "LINE DEVICE|POINT|OPTIONS" or "LINE!FAULT", each with
 * a line end.  Freed by the caller.
 */
static char *
print (const char *text)
{
  struct fstab fstab = { 0 };
  struct strbuf out = { 0 };

  fstab_parse (text, &fstab);
  for (size_t i = 0; i < fstab.len; ++i) {
    const struct fstab_entry *e = &fstab.ptr[i];

    if (e->fault != NULL)
      strbuf_printf (&out, "%u!%s\n", e->line, e->fault);
    else
      strbuf_printf (&out, "%u %s|%s|%s\n", e->line, e->device, e->point,
                     e->options);
  }
  fstab_free (&fstab);
  return out.len > 0 ? strbuf_steal (&out) : xstrdup ("");
}

static void
check (const char *text, const char *expected)
{
  CLEANUP_FREE char *found = print (text);

  assert_string_equal (found, expected);
}

TEST (fstab__block_devices__are_entries)
{
  check ("UUID=1 / ext4 ro,noatime 0 1\n", "1 UUID=1|/|ro,noatime\n");
  check ("# c\n\n \t/dev/sda1\t/boot/  vfat", "3 /dev/sda1|/boot|\n");
  check ("PARTUUID=\"a-1\" /a ext4 defaults # c\n",
         "1 PARTUUID=a-1|/a|defaults\n");
  check ("PARTLABEL='a' // ext4\n", "1 PARTLABEL=a|/|\n");
  check ("LABEL=a\\040b /c\\011d ext4\n", "1 LABEL=a b|/c\td|\n");
  check ("LABEL=a\\04 /c\\ ext4\n", "1 LABEL=a\\04|/c\\|\n");
}

TEST (fstab__other_lines__are_ignored)
{
  check ("", "");
  check ("#\n \t\n", "");
  check ("proc /proc proc\ntmpfs /tmp tmpfs\nh:/d /n nfs\n//h/d /c cifs\n",
         "");
  check ("/dev/sda2 none swap sw\n/dev/sda2 swap swap\nUUID=1 - swap\n", "");
  check ("/dev/sda2 /x swap\n", "");
  check ("/dev/fd0 /f auto\n/dev/cdrom /c iso9660\n/dev/sr0 /c udf\n", "");
}

TEST (fstab__invalid_lines__are_reported)
{
#define WANTED "expected 'DEVICE MOUNTPOINT TYPE OPTIONS', found "
  check ("a b\n", "1!" WANTED "'a b'\n");
  check ("LABEL=a home ext4\n", "1!" WANTED "'LABEL=a home ext4'\n");
  check ("LABEL=a /a ext4 a 0 0 0\n",
         "1!" WANTED "'LABEL=a /a ext4 a 0 0 0'\n");
  check ("x\nLABEL=a /a ext4\n", "1!" WANTED "'x'\n2 LABEL=a|/a|\n");
}

TEST (fstab__carriage_returns__are_reported_once)
{
  check ("LABEL=a /a ext4\r\n#\r\nLABEL=b /b ext4 ro\r\n",
         "1!the line ends with a carriage return (CRLF)\n"
         "1 LABEL=a|/a|\n3 LABEL=b|/b|ro\n");
}

TEST (option__in_list__has_its_value)
{
  static const struct {
    const char *options, *value;
  } rows[] = {
    { "subvol=a", "a" }, { "ro,subvol=/a/b,x", "/a/b" },
    { "", NULL }, { "subvol", NULL }, { "subvol=", NULL },
    { "xsubvol=a", NULL }, { "subvolid=5", NULL },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_FREE char *value = fstab_option (rows[i].options, "subvol");

    if (rows[i].value == NULL)
      assert_null (value);
    else
      assert_string_equal (value, rows[i].value);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (fstab__block_devices__are_entries),
    cmocka_unit_test (fstab__other_lines__are_ignored),
    cmocka_unit_test (fstab__invalid_lines__are_reported),
    cmocka_unit_test (fstab__carriage_returns__are_reported_once),
    cmocka_unit_test (option__in_list__has_its_value),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
