/* diskfish: messages of the guest's tar become one error with the file and the
 * reason.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>

#include "cleanup.h"
#include "tar-message.h"
#include "xalloc.h"

static const char guest[] = "tar_in: tar subcommand failed on directory: /: ";
static const char end[] =
  "\ntar: Exiting with failure status due to previous errors";

/* Return the message made from these lines of the guest's tar. */
static char *
of_lines (const char *lines)
{
  CLEANUP_FREE char *message = xasprintf ("%s%s%s", guest, lines, end);

  return tar_message (message);
}

TEST (message__one_error__names_the_file_and_the_reason)
{
  expect_text (of_lines ("tar: tree/a: Cannot write: No space left on device"),
               "cannot write 'tree/a': No space left on device");
  expect_text (of_lines ("tar: a b: Cannot open: Invalid argument"),
               "cannot open 'a b': Invalid argument");
  expect_text (of_lines ("tar: a: Cannot create symlink to 'b': Operation "
                         "not permitted"),
               "'a': cannot create symlink to 'b': Operation not permitted");
  expect_text (of_lines ("tar: a: Wrote only 6144 of 10240 bytes"),
               "'a': wrote only 6144 of 10240 bytes");
  expect_text (of_lines ("tar: Unexpected EOF in archive"),
               "Unexpected EOF in archive");
}

TEST (message__name_like_an_error__is_not_split)
{
  expect_text (of_lines ("tar: x: Cannot open: y: Cannot write: Is full"),
               "cannot write 'x: Cannot open: y': Is full");
}

TEST (message__more_errors__are_counted)
{
  expect_text (of_lines ("tar: a: Cannot write: Full\n"
                         "tar: b: Cannot open: Full"),
               "cannot write 'a': Full (and 1 more error)");
  expect_text (of_lines ("tar: a: Cannot write: Full\n"
                         "tar: b: Cannot open: Full\n"
                         "tar: Skipping to next header\n"
                         "tar: c: Cannot open: Full"),
               "cannot write 'a': Full (and 2 more errors)");
}

TEST (message__warnings__are_removed)
{
  expect_text (of_lines ("tar: Removing leading `/' from member names\n"
                         "tar: a: implausibly old time stamp 1970-01-01\n"
                         "tar: a: time stamp 2040-01-01 is 5 s in the future\n"
                         "tar: b: Cannot mkdir: Full"),
               "cannot mkdir 'b': Full");
}

TEST (message__of_the_host__is_recognized)
{
  static const char host[] = "tar subprocess failed: tar: a: Cannot open: "
    "Permission denied\ntar: Exiting with failure status due to previous "
    "errors";

  expect_text (tar_message (host), "cannot open 'a': Permission denied");
  assert_true (tar_message_of_host (host));
  assert_false (tar_message_of_host (guest));
}

TEST (message__escaped_name__is_the_file_s)
{
  expect_text (of_lines ("tar: a\\:b: Cannot open: Invalid argument"),
               "cannot open 'a:b': Invalid argument");
  expect_text (of_lines ("tar: \\303\\244: File removed before we read it"),
               "'\303\244': file removed before we read it");
  expect_text (of_lines ("tar: a\\nb\\\\\\033: Cannot open: No"),
               "cannot open 'a\\nb\\\\033': No");
}

TEST (message__of_another_program__is_ignored)
{
  static const char *const messages[] = {
    "", "it failed", "download: /x: No such file or directory",
    "mount failed: tar", "tar_in: tar subcommand failed on directory: /: ",
    "tar subprocess failed: killed",
  };

  for (size_t i = 0; i < COUNT (messages); ++i)
    assert_null (tar_message (messages[i]));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (message__one_error__names_the_file_and_the_reason),
    cmocka_unit_test (message__name_like_an_error__is_not_split),
    cmocka_unit_test (message__more_errors__are_counted),
    cmocka_unit_test (message__warnings__are_removed),
    cmocka_unit_test (message__of_the_host__is_recognized),
    cmocka_unit_test (message__escaped_name__is_the_file_s),
    cmocka_unit_test (message__of_another_program__is_ignored),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
