/* diskfish: tests of fish/interpreter/asked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "asked.h"
#include "cleanup.h"

/* Counts how often it was asked. */
static char **
count (void *opaque, const char *argument)
{
  unsigned *times = opaque;
  char **list = xcalloc (2, sizeof *list);

  list[0] = xasprintf ("%s %u", argument ? argument : "none", ++*times);
  return list;
}

static void
expect_answer (struct asked *asked, const char *name, unsigned *times,
               const char *argument, const char *expected)
{
  CLEANUP_FREE_STRINGS char **list =
    asked_once (asked, name, count, times, argument);

  if (expected == NULL)
    assert_null (list);
  else {
    assert_string_equal (list[0], expected);
    assert_null (list[1]);
  }
}

TEST (once__same_question__is_not_asked_again)
{
  struct asked asked = { 0 };
  unsigned times = 0;

  expect_answer (&asked, "paths", &times, "/etc", "/etc 1");
  expect_answer (&asked, "paths", &times, "/etc", "/etc 1");
  expect_answer (&asked, "paths", &times, "/usr", "/usr 2");
  expect_answer (&asked, "groups", &times, NULL, "none 3");
  expect_answer (&asked, "groups", &times, NULL, "none 3");
  asked_reset (&asked);
  expect_answer (&asked, "groups", &times, NULL, "none 4");
  asked_reset (&asked);
}

TEST (once__guest_was_slow__is_asked_nothing_more)
{
  struct asked asked = { 0 };
  unsigned times = 0;

  expect_answer (&asked, "paths", &times, "/etc", "/etc 1");
  asked.seconds = 10.5;
  expect_answer (&asked, "paths", &times, "/etc", "/etc 1");
  expect_answer (&asked, "paths", &times, "/usr", NULL);
  asked_reset (&asked);
  expect_answer (&asked, "paths", &times, "/usr", "/usr 2");
  asked_reset (&asked);
}

TEST (once__user_allows_more_time__asks_longer)
{
  struct asked asked = { .seconds = 10.5 };
  unsigned times = 0;

  setenv ("DISKFISH_COMPLETION_TIMEOUT", "11", 1);
  expect_answer (&asked, "paths", &times, "/etc", "/etc 1");
  asked.seconds = 11;
  expect_answer (&asked, "paths", &times, "/usr", NULL);
  for (int i = 0; i < 2; ++i) {
    setenv ("DISKFISH_COMPLETION_TIMEOUT", i == 0 ? "soon" : "0", 1);
    expect_answer (&asked, "paths", &times, "/usr", NULL);
  }
  unsetenv ("DISKFISH_COMPLETION_TIMEOUT");
  asked_reset (&asked);
}

static char **
nothing (void *opaque, const char *argument)
{
  unsigned *times = opaque;

  (void) argument;
  ++*times;
  return NULL;
}

TEST (once__no_answer__is_kept_too)
{
  struct asked asked = { 0 };
  unsigned times = 0;

  assert_null (asked_once (&asked, "paths", nothing, &times, "/"));
  assert_null (asked_once (&asked, "paths", nothing, &times, "/"));
  assert_int_equal (times, 1);
  asked_reset (&asked);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (once__same_question__is_not_asked_again),
    cmocka_unit_test (once__guest_was_slow__is_asked_nothing_more),
    cmocka_unit_test (once__user_allows_more_time__asks_longer),
    cmocka_unit_test (once__no_answer__is_kept_too),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
