/* diskfish: qemu-img runs with limits, and its errors and progress are
 * reported.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "qemu-img.h"
#include "strbuf.h"
#include "xalloc.h"

static char *path;

/* Put a fake qemu-img before the real one in PATH. */
static void
fake_qemu_img (const char *script)
{
  CLEANUP_FREE char *here = get_current_dir_name ();
  CLEANUP_FREE char *first = xasprintf ("%s:%s", here, path);
  CLEANUP_FREE char *text = xasprintf ("#!/bin/sh\n%s\n", script);

  write_file ("qemu-img", text, strlen (text));
  assert_int_equal (chmod ("qemu-img", 0755), 0);
  setenv ("PATH", first, 1);
}

/* Return its output, or the diag. */
static char *
run (bool limited)
{
  const char *args[] = { "any", NULL };
  CLEANUP_DIAG struct diag diag = { 0 };
  char *output = NULL;

  if (qemu_img_run (args, limited, 0, &output, &diag) == 0)
    return output;
  free (output);
  return diag_line (&diag);
}

/* An untrusted image must not exhaust the host; guestfs-security(1) gives the
 * limits.
 */
TEST (run__limited__has_memory_and_time_limits)
{
  fake_qemu_img ("ulimit -v; ulimit -t; exec perl -e 'print alarm (0) > 0'");
  expect_text (run (true), "1048576\n10\n1");
  expect_text (run (false), "unlimited\nunlimited\n");
}

TEST (run__timeout__is_reported)
{
  fake_qemu_img ("kill -XCPU $$");
  expect_text (run (true), "failed -: qemu-img took too long");
  fake_qemu_img ("kill -ALRM $$");
  expect_text (run (true), "failed -: qemu-img took too long");
}

/* The error is not a warning, and lacks the "./" that the user did not type. */
TEST (run__error__names_the_image_as_typed)
{
  fake_qemu_img ("printf 'WARNING: raw\\n     more\\nqemu-img: ./a.img: "
                 "Bad\\nmore\\n' >&2; exit 1");
  expect_text (run (false), "failed -: a.img: Bad");
  fake_qemu_img ("f=\"Could not open './a':\"\n"
                 "echo \"qemu-img: $f $f Failed to get 'write' lock\" >&2\n"
                 "exit 1");
  expect_text (run (false), "failed -: could not open 'a': Failed to get "
               "'write' lock | close the program that uses the image");
  fake_qemu_img ("exit 3");
  expect_text (run (false), "failed -: qemu-img exited with status 3");
}

/* Progress reports and interruption checks while it runs. */
struct witness {
  struct strbuf told;
  const char *until;            /* interrupt at this progress */
};

static void
note_progress (void *opaque, double percent)
{
  struct witness *witness = opaque;

  strbuf_printf (&witness->told, "%.2f ", percent);
}

static bool
wants_end (void *opaque)
{
  const struct witness *witness = opaque;

  return witness->until != NULL && witness->told.len > 0 &&
    strstr (witness->told.ptr, witness->until) != NULL;
}

static char *
work (struct witness *witness)
{
  const char *args[] = { "any", NULL };
  struct qemu_img_watch watch = { note_progress, wants_end, witness };
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = qemu_img_work (args, &watch, 0, NULL, &diag);

  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  return diag_line (&diag);
}

TEST (work__progress__is_reported)
{
  CLEANUP_FREE char *told = NULL;
  struct witness witness = { 0 };

  fake_qemu_img ("printf '    (12.50/100%%)\\r'; sleep 0.3\n"
                 "printf '    (100.00/100%%)\\r\\n'; sleep 0.3; echo done");
  expect_text (work (&witness), "none");
  told = strbuf_steal (&witness.told);
  assert_memory_equal (told, "12.50 ", 6);
  assert_non_null (strstr (told, "100.00 "));
}

TEST (work__interrupted__is_terminated)
{
  struct witness witness = { .until = "12.50" };

  fake_qemu_img ("trap 'echo ended >ended; exit 1' TERM\n"
                 "printf '    (12.50/100%%)\\r'; while :; do sleep 0.1; done");
  expect_text (work (&witness), "failed -: interrupted");
  expect_text (read_file ("ended"), "ended\n");
  strbuf_reset (&witness.told);
}

/* ^C on a terminal reaches both processes; use a signal that cannot be ignored.
 */
TEST (work__signal_from_the_terminal__is_an_interruption)
{
  struct witness witness = { .until = "12.50" };

  fake_qemu_img ("printf '    (12.50/100%%)\\r'; sleep 0.1; kill -KILL $$");
  expect_text (work (&witness), "failed -: interrupted");
  strbuf_reset (&witness.told);
}

/* An interrupt after the end has no effect. */
TEST (work__finished_before_the_interruption__succeeds)
{
  struct witness witness = { .until = "12.50" };

  fake_qemu_img ("trap '' TERM; printf '    (12.50/100%%)\\r'; sleep 0.5");
  expect_text (work (&witness), "none");
  strbuf_reset (&witness.told);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (run__limited__has_memory_and_time_limits),
    in_directory (run__timeout__is_reported),
    in_directory (run__error__names_the_image_as_typed),
    in_directory (work__progress__is_reported),
    in_directory (work__interrupted__is_terminated),
    in_directory (work__signal_from_the_terminal__is_an_interruption),
    in_directory (work__finished_before_the_interruption__succeeds),
  };

  path = getenv ("PATH") ? xstrdup (getenv ("PATH")) : xstrdup ("/usr/bin");
  return cmocka_run_group_tests (tests, NULL, NULL);
}
