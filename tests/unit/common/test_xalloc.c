/* diskfish: the x allocators return memory or end the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "xalloc.h"

TEST (xmalloc__size_0__can_be_freed)
{
  void *p = xmalloc (0);

  assert_non_null (p);
  free (p);
}

TEST (xmalloc__size__can_be_written)
{
  char *p = xmalloc (1000);

  memset (p, 'x', 1000);
  free (p);
}

TEST (xcalloc__any__is_zero)
{
  static const char zeroes[600];
  char *p = xcalloc (200, 3);

  assert_memory_equal (p, zeroes, sizeof zeroes);
  free (p);
  p = xcalloc (0, 8);
  assert_non_null (p);
  free (p);
}

TEST (xreallocarray__grown__keeps_contents)
{
  int *p = xreallocarray (NULL, 2, sizeof *p);

  p[0] = 1;
  p[1] = 2;
  p = xreallocarray (p, 10000, sizeof *p);
  assert_int_equal (p[0], 1);
  assert_int_equal (p[1], 2);
  p = xreallocarray (p, 0, sizeof *p);
  assert_non_null (p);
  free (p);
}

TEST (xstrdup__text__is_a_copy)
{
  static const char text[] = "text";
  char *copy = xstrdup (text);

  assert_ptr_not_equal (copy, text);
  expect_text (copy, "text");
  expect_text (xstrdup (""), "");
}

TEST (xstrndup__bytes__keeps_nul)
{
  char *copy = xstrndup ("a\0bc", 3);

  assert_memory_equal (copy, "a\0b", 4);
  free (copy);
  expect_text (xstrndup ("abc", 0), "");
}

TEST (xasprintf__format__is_filled_in)
{
  expect_text (xasprintf ("%s-%d", "a", 1), "a-1");
  expect_text (xasprintf ("%s", ""), "");
}

static char *format_list (const char *format, ...)
  __attribute__ ((format (printf, 1, 2)));

static char *
format_list (const char *format, ...)
{
  va_list args;
  char *text;

  va_start (args, format);
  text = xvasprintf (format, args);
  va_end (args);
  return text;
}

TEST (xvasprintf__list__is_filled_in)
{
  expect_text (format_list ("%d %c", 42, 'x'), "42 x");
}

/* clang has no macro for the sanitizer, as gcc has. */
#ifndef __has_feature
#define __has_feature(name) 0
#endif

/* Sizes that the compiler cannot evaluate. */
static volatile size_t huge = SIZE_MAX / 2;

static void
take_malloc (void)
{
  free (xmalloc (huge));
}

static void
take_calloc (void)
{
  free (xcalloc (huge, huge));
}

static void
take_reallocarray (void)
{
  free (xreallocarray (NULL, huge, huge));
}

/* Return the error output of a child that runs out of memory in TAKE. */
static char *
end_of (void (*take) (void), int *status)
{
  struct capture capture;
  pid_t pid;

  capture_start (&capture, STDERR_FILENO);
  pid = fork ();
  if (pid == 0) {
    setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 });
    signal (SIGABRT, SIG_DFL);
    take ();
    _exit (0);
  }
  waitpid (pid, status, 0);
  return capture_end (&capture);
}

TEST (xmalloc_and_others__no_memory__end_the_program)
{
  static void (*const takes[]) (void) = {
    take_malloc, take_calloc, take_reallocarray,
  };

#if defined __SANITIZE_ADDRESS__ || __has_feature (address_sanitizer)
  /* The sanitizer ends the program first. */
  skip ();
#endif
  for (size_t i = 0; i < COUNT (takes); ++i) {
    int status;

    expect_text (end_of (takes[i], &status), "diskfish: out of memory\n");
    assert_true (WIFSIGNALED (status));
    assert_int_equal (WTERMSIG (status), SIGABRT);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (xmalloc__size_0__can_be_freed),
    cmocka_unit_test (xmalloc__size__can_be_written),
    cmocka_unit_test (xcalloc__any__is_zero),
    cmocka_unit_test (xreallocarray__grown__keeps_contents),
    cmocka_unit_test (xstrdup__text__is_a_copy),
    cmocka_unit_test (xstrndup__bytes__keeps_nul),
    cmocka_unit_test (xasprintf__format__is_filled_in),
    cmocka_unit_test (xvasprintf__list__is_filled_in),
    cmocka_unit_test (xmalloc_and_others__no_memory__end_the_program),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
