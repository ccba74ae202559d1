/* diskfish: tests of commands/run/tar-end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The archives are those of the tar of the host.
 */

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "tar-end.h"
#include "xalloc.h"

enum { BLOCK = 512, LARGE_RECORD = 2048 * BLOCK };

/* The output of a shell command. */
static struct strbuf
output_of (const char *command)
{
  struct strbuf text = { 0 };
  FILE *file = popen (command, "r");
  char bytes[BLOCK];
  size_t n;

  assert_non_null (file);
  while ((n = fread (bytes, 1, sizeof bytes, file)) > 0)
    strbuf_add (&text, bytes, n);
  assert_int_equal (pclose (file), 0);
  return text;
}

/* Scan ARCHIVE in pieces, and compare what is found with EXPECTED, the same
 * archive in records of the default size.
 */
static void
check_pieces (const struct strbuf *archive, const struct strbuf *expected,
              size_t piece)
{
  struct strbuf found = { 0 };
  struct tar_end end = { 0 };

  for (size_t at = 0; at < archive->len; at += piece) {
    size_t len = archive->len - at < piece ? archive->len - at : piece;
    ssize_t n = tar_end_scan (&end, archive->ptr + at, len);

    assert_true (n >= 0);
    strbuf_add (&found, archive->ptr + at, (size_t) n);
  }
  assert_true (end.found);
  strbuf_fill (&found, '\0', tar_end_padding (&end));
  assert_int_equal (found.len, expected->len);
  assert_memory_equal (found.ptr, expected->ptr, found.len);
  strbuf_reset (&found);
}

/* Make two archives of the files that COMMAND makes in a new directory. */
static void
check (const char *command, const char *options)
{
  CLEANUP_FREE char *all =
    xasprintf ("set -e; d=$(mktemp -d); trap 'rm -rf $d' EXIT; mkdir $d/t;"
               " cd $d/t; %s; for b in 20 2048; do tar -b $b %s -cf ../$b .;"
               " done; cat ../20 ../2048", command, options);
  struct strbuf both = output_of (all);
  /* The large one has a whole number of records. */
  size_t len = both.len / LARGE_RECORD * LARGE_RECORD;
  struct strbuf expected = { .ptr = both.ptr, .len = both.len - len };
  struct strbuf archive = { .ptr = both.ptr + expected.len, .len = len };

  assert_true (expected.len < LARGE_RECORD);
  check_pieces (&archive, &expected, BLOCK);
  check_pieces (&archive, &expected, 3 * BLOCK);
  check_pieces (&archive, &expected, 1 << 20);
  strbuf_reset (&both);
}

TEST (tar_end__empty_directory__one_record)
{
  check ("true", "");
}

/* Around the block and the record. */
TEST (tar_end__sizes__end_is_found)
{
  check ("for n in 0 1 511 512 513 9215 9216 9217 10240; do"
         " head -c $n /dev/zero | tr '\\0' x >$n; done", "");
}

TEST (tar_end__data_of_zeros__is_not_the_end)
{
  check ("head -c 30000 /dev/zero >z", "");
}

TEST (tar_end__links_and_directories__have_no_data)
{
  check ("mkdir -p d/e; echo a >f; ln f g; ln -s f h; mkfifo p", "");
}

TEST (tar_end__long_names__headers_with_data)
{
  check ("n=$(printf 'n%.0s' $(seq 200)); mkdir $n; echo a >$n/$n;"
         " ln -s $n/$n/$n l", "");
}

TEST (tar_end__posix_format__headers_with_data)
{
  check ("n=$(printf 'n%.0s' $(seq 200)); echo a >$n; echo b >b",
         "--format=posix --pax-option=delete=atime,exthdr.mtime=0");
}

/* GNU tar's binary number, of a sparse file that is not read. */
TEST (tar_end__large_member__size_is_binary)
{
  char header[BLOCK] = { 0 };
  struct tar_end end = { 0 };

  memcpy (header + 124, "\x80\0\0\0\0\0\0\2\0\0\0\1", 12);
  memcpy (header + 257, "ustar  ", 8);
  assert_int_equal (tar_end_scan (&end, header, BLOCK), BLOCK);
  assert_int_equal (end.data, (2ULL << 32) + BLOCK);
}

TEST (tar_end__other_data__is_refused)
{
  char text[2*BLOCK];
  struct tar_end end = { 0 };

  memset (text, 'x', sizeof text);
  assert_int_equal (tar_end_scan (&end, text, sizeof text), -1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (tar_end__empty_directory__one_record),
    cmocka_unit_test (tar_end__sizes__end_is_found),
    cmocka_unit_test (tar_end__data_of_zeros__is_not_the_end),
    cmocka_unit_test (tar_end__links_and_directories__have_no_data),
    cmocka_unit_test (tar_end__long_names__headers_with_data),
    cmocka_unit_test (tar_end__posix_format__headers_with_data),
    cmocka_unit_test (tar_end__large_member__size_is_binary),
    cmocka_unit_test (tar_end__other_data__is_refused),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
