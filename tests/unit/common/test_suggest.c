/* diskfish: the most similar word is suggested, and none if all are too
 * different.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "suggest.h"

TEST (distance__each_edit__counts_1)
{
  static const struct {
    const char *a, *b;
    size_t distance;
  } rows[] = {
    { "", "", 0 }, { "a", "", 1 }, { "", "abc", 3 }, { "abc", "abc", 0 },
    { "abc", "ac", 1 }, { "abc", "abxc", 1 }, { "abc", "axc", 1 },
    { "abc", "acb", 1 }, { "abc", "bac", 1 }, { "ab", "ba", 1 },
    { "abcd", "badc", 2 }, { "abc", "xyz", 3 }, { "kitten", "sitting", 3 },
    { "writebak", "writeback", 1 }, { "flaw", "lawn", 2 },
    /* Optimal string alignment: no edit between two that were swapped. */
    { "ca", "abc", 3 },
    { "a", "b", 1 }, { "ab", "cd", 2 },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    assert_int_equal (suggest_distance (rows[i].a, rows[i].b),
                      rows[i].distance);
    assert_int_equal (suggest_distance (rows[i].b, rows[i].a),
                      rows[i].distance);
  }
}

TEST (distance__case__does_not_count)
{
  assert_int_equal (suggest_distance ("FULL", "full"), 0);
  assert_int_equal (suggest_distance ("aB", "Ba"), 1);
}

TEST (distance__longest_words__are_measured)
{
  char a[64], b[64];

  memset (a, 'x', 63);
  memset (b, 'y', 63);
  a[63] = b[63] = '\0';
  assert_int_equal (suggest_distance (a, b), 63);
  assert_int_equal (suggest_distance (a, a), 0);
}

TEST (distance__longer_words__have_the_maximum)
{
  char a[65];

  memset (a, 'x', 64);
  a[64] = '\0';
  assert_int_equal (suggest_distance (a, a), 128);
  assert_int_equal (suggest_distance (a, "x"), 65);
  assert_int_equal (suggest_distance ("", a), 64);
}

static const char *const words[] = { "full", "fsync", "none", "close" };

static const char *
nearest (const char *word)
{
  const char *found = suggest (word, words, COUNT (words));

  return found ? found : "(nothing)";
}

TEST (suggest__similar_words__are_found)
{
  assert_string_equal (nearest ("ful"), "full");
  assert_string_equal (nearest ("fulll"), "full");
  assert_string_equal (nearest ("nnoe"), "none");
  assert_string_equal (nearest ("CLOSE"), "close");
  assert_string_equal (nearest ("clsoed"), "close");
  assert_string_equal (nearest ("fync"), "fsync");
}

TEST (suggest__different_words__give_nothing)
{
  assert_string_equal (nearest ("unsafe"), "(nothing)");
  assert_string_equal (nearest ("writeback"), "(nothing)");
  assert_string_equal (nearest ("xyz"), "(nothing)");
}

TEST (suggest__empty_or_one_letter__gives_nothing)
{
  assert_string_equal (nearest (""), "(nothing)");
  assert_string_equal (nearest ("f"), "(nothing)");
}

TEST (suggest__equally_similar__is_the_first)
{
  static const char *const same[] = { "cat", "bat", "rat" };

  assert_string_equal (suggest ("hat", same, 3), "cat");
}

TEST (suggest__more_similar_later_word__wins)
{
  static const char *const some[] = { "mounted", "mount" };

  assert_string_equal (suggest ("mounts", some, 2), "mount");
}

TEST (suggest__no_words__gives_nothing)
{
  assert_null (suggest ("word", NULL, 0));
}

TEST (suggest__very_long_word__gives_nothing)
{
  char word[1000];

  memset (word, 'n', sizeof word - 1);
  word[sizeof word - 1] = '\0';
  assert_string_equal (nearest (word), "(nothing)");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (distance__each_edit__counts_1),
    cmocka_unit_test (distance__case__does_not_count),
    cmocka_unit_test (distance__longest_words__are_measured),
    cmocka_unit_test (distance__longer_words__have_the_maximum),
    cmocka_unit_test (suggest__similar_words__are_found),
    cmocka_unit_test (suggest__different_words__give_nothing),
    cmocka_unit_test (suggest__empty_or_one_letter__gives_nothing),
    cmocka_unit_test (suggest__equally_similar__is_the_first),
    cmocka_unit_test (suggest__more_similar_later_word__wins),
    cmocka_unit_test (suggest__no_words__gives_nothing),
    cmocka_unit_test (suggest__very_long_word__gives_nothing),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
