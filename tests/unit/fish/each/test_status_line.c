/* diskfish: the status line of --each fits in the terminal and erases the old
 * one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "status-line.h"
#include "xalloc.h"

#define SHOWN(text) "\r" text "\033[K"
#define CLEARED "\r\033[K"

static struct status_line line;
static struct each_jobs jobs;

static void
add (const char *name, enum each_state state)
{
  struct each_image *image = xcalloc (1, sizeof *image);

  image->name = xstrdup (name);
  each_jobs_append (&jobs,
                    (struct each_job) { .image = image, .state = state });
}

static int
begin (void **state)
{
  (void) state;
  line = (struct status_line) { .wanted = true };
  return 0;
}

static int
end (void **state)
{
  (void) state;
  for (size_t i = 0; i < jobs.len; ++i) {
    free (jobs.ptr[i].image->name);
    free ((void *) jobs.ptr[i].image);
  }
  each_jobs_reset (&jobs);
  return 0;
}

#define with_jobs(test) cmocka_unit_test_setup_teardown (test, begin, end)

/* Return the text on standard error, which is not a terminal and has 80
 * columns.
 */
static char *
show (void)
{
  struct capture capture;

  capture_start (&capture, STDERR_FILENO);
  status_line_show (&line, &jobs);
  return capture_end (&capture);
}

static char *
clear (void)
{
  struct capture capture;

  capture_start (&capture, STDERR_FILENO);
  status_line_clear (&line);
  return capture_end (&capture);
}

TEST (show__images__counts_all_and_names_running_ones)
{
  add ("a.img", EACH_SHOWN);
  add ("b.img", EACH_RUNS);
  add ("c.img", EACH_ENDED);
  add ("d\n.img", EACH_RUNS);
  add ("e.img", EACH_WAITS);
  expect_text (show (), SHOWN ("[2/5] b.img, d\\x0a.img"));
  /* This line is shown already. */
  expect_text (show (), "");
  jobs.ptr[1].state = jobs.ptr[3].state = EACH_ENDED;
  expect_text (show (), SHOWN ("[4/5]"));
  expect_text (clear (), CLEARED);
  expect_text (clear (), "");
}

#define TEN "0123456789"

/* A character in the last column would start a new line. */
TEST (show__long_names__are_truncated)
{
  add (TEN TEN TEN TEN TEN TEN TEN "012", EACH_RUNS);
  expect_text (show (),
               SHOWN ("[0/1] " TEN TEN TEN TEN TEN TEN TEN "012"));
  expect_text (clear (), CLEARED);
  add ("b", EACH_RUNS);
  expect_text (show (),
               SHOWN ("[0/2] " TEN TEN TEN TEN TEN TEN TEN "012"));
  expect_text (clear (), CLEARED);
}

/* A character of two columns must not be split. */
TEST (show__wide_characters__are_not_split)
{
  add (TEN TEN TEN TEN TEN TEN TEN "01\xe7\xa3\x81\xe7\x9b\x98", EACH_RUNS);
  expect_text (show (), SHOWN ("[0/1] " TEN TEN TEN TEN TEN TEN TEN "01"));
  expect_text (clear (), CLEARED);
}

TEST (show__disabled__prints_nothing)
{
  line.wanted = false;
  add ("a.img", EACH_RUNS);
  expect_text (show (), "");
  expect_text (clear (), "");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    with_jobs (show__images__counts_all_and_names_running_ones),
    with_jobs (show__long_names__are_truncated),
    with_jobs (show__wide_characters__are_not_split),
    with_jobs (show__disabled__prints_nothing),
  };

  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    return 77;
  return cmocka_run_group_tests (tests, NULL, NULL);
}
