/* diskfish: completion queries a slow guest only once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <string.h>

#include "cleanup.h"
#include "completion-cache.h"

/* Count the queries. */
static char **
count (void *opaque, const char *argument)
{
  unsigned *times = opaque;
  char **list = xcalloc (2, sizeof *list);

  list[0] = xasprintf ("%s %u", argument ? argument : "none", ++*times);
  return list;
}

static void
expect_answer (struct completion_cache *cache, const char *name,
               unsigned *times,
               const char *argument, const char *expected)
{
  CLEANUP_FREE_STRINGS char **list =
    completion_cache_once (cache, name, count, times, argument);

  if (expected == NULL)
    assert_null (list);
  else {
    assert_string_equal (list[0], expected);
    assert_null (list[1]);
  }
}

TEST (once__equal_query__is_not_sent_again)
{
  struct completion_cache cache = { 0 };
  unsigned times = 0;

  expect_answer (&cache, "paths", &times, "/etc", "/etc 1");
  expect_answer (&cache, "paths", &times, "/etc", "/etc 1");
  expect_answer (&cache, "paths", &times, "/usr", "/usr 2");
  expect_answer (&cache, "groups", &times, NULL, "none 3");
  expect_answer (&cache, "groups", &times, NULL, "none 3");
  completion_cache_reset (&cache);
  expect_answer (&cache, "groups", &times, NULL, "none 4");
  completion_cache_reset (&cache);
}

TEST (once__slow_guest__gets_no_more_queries)
{
  struct completion_cache cache = { 0 };
  unsigned times = 0;

  expect_answer (&cache, "paths", &times, "/etc", "/etc 1");
  cache.seconds = 10.5;
  expect_answer (&cache, "paths", &times, "/etc", "/etc 1");
  expect_answer (&cache, "paths", &times, "/usr", NULL);
  completion_cache_reset (&cache);
  expect_answer (&cache, "paths", &times, "/usr", "/usr 2");
  completion_cache_reset (&cache);
}

TEST (once__longer_timeout__waits_longer)
{
  struct completion_cache cache = { .seconds = 10.5 };
  unsigned times = 0;

  setenv ("DISKFISH_COMPLETION_TIMEOUT", "11", 1);
  expect_answer (&cache, "paths", &times, "/etc", "/etc 1");
  cache.seconds = 11;
  expect_answer (&cache, "paths", &times, "/usr", NULL);
  for (int i = 0; i < 2; ++i) {
    setenv ("DISKFISH_COMPLETION_TIMEOUT", i == 0 ? "soon" : "0", 1);
    expect_answer (&cache, "paths", &times, "/usr", NULL);
  }
  unsetenv ("DISKFISH_COMPLETION_TIMEOUT");
  completion_cache_reset (&cache);
}

static char **
nothing (void *opaque, const char *argument)
{
  unsigned *times = opaque;

  (void) argument;
  ++*times;
  return NULL;
}

TEST (once__no_answer__is_cached)
{
  struct completion_cache cache = { 0 };
  unsigned times = 0;

  assert_null (completion_cache_once (&cache, "paths", nothing, &times, "/"));
  assert_null (completion_cache_once (&cache, "paths", nothing, &times, "/"));
  assert_int_equal (times, 1);
  completion_cache_reset (&cache);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (once__equal_query__is_not_sent_again),
    cmocka_unit_test (once__slow_guest__gets_no_more_queries),
    cmocka_unit_test (once__longer_timeout__waits_longer),
    cmocka_unit_test (once__no_answer__is_cached),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
