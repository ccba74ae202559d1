/* diskfish: tests of appliance/hv: store, manifest, prune.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "store.h"
#include "xalloc.h"

#define FINGERPRINT "QEMU 7.2\nlinux 6.1\n"
#define WARM "diskfish/warm"
/* Return the only template, found by the length of its name. */
#define TEMPLATE WARM "/????????????????"

/* Run a shell command in the directory of the only template. */
static void
in_template (const char *commands)
{
  CLEANUP_FREE char *line =
    xasprintf ("cd " TEMPLATE " && { %s\n}", commands);

  assert_int_equal (system (line), 0);
}

static void
shell (const char *commands)
{
  assert_int_equal (system (commands), 0);
}

/* Publish a template with small files.  Returns false with the reason in *WHY.
 */
static bool
make (const char **why)
{
  struct draft draft;

  if (store_begin (FINGERPRINT, &draft, why) == -1)
    return false;
  for (int i = 0; i < STORE_FILES; ++i) {
    CLEANUP_FREE char *path = store_path (&draft, (enum store_file) i);

    write_file (path, "0123456789", 10);
  }
  assert_int_equal (store_publish (&draft, FINGERPRINT), 0);
  return true;
}

static bool
opens (const char *fingerprint)
{
  struct template found;
  bool result = store_open (fingerprint, &found) == 0;

  store_close (&found);
  return result;
}

TEST (open__published__belongs_to_the_user)
{
  const char *why;

  assert_false (opens (FINGERPRINT));
  assert_true (make (&why));
  assert_true (opens (FINGERPRINT));
  in_template ("test \"$(stat -c %a . ram state root.qcow2 seal | xargs)\" = "
               "'700 600 400 400 400'");
}

TEST (open__other_fingerprint__is_another_template)
{
  const char *why;

  assert_true (make (&why));
  assert_false (opens ("QEMU 8.0\nlinux 6.1\n"));
  assert_true (opens (FINGERPRINT));
}

/* Check that a template changed by COMMANDS is refused and removed. */
static void
expect_refused (const char *commands)
{
  const char *why;

  assert_true (make (&why));
  in_template (commands);
  if (opens (FINGERPRINT))
    fail_msg ("opened after: %s", commands);
  shell ("! test -e " TEMPLATE);
}

TEST (open__altered__is_refused_and_removed)
{
  static const char *const changes[] = {
    "truncate -s -1 ram",
    "printf x | dd of=ram bs=1 seek=3 conv=notrunc status=none",
    "touch -r ram ../times;"
    " printf x | dd of=ram bs=1 seek=3 conv=notrunc status=none;"
    " touch -r ../times ram",
    "chmod 600 state; truncate -s 5 state",
    "rm -f state",
    "mv root.qcow2 ../moved; ln -s ../moved root.qcow2",
    "rm -f root.qcow2; mkfifo -m 400 root.qcow2",
    "ln ram ../name",
    "cp ram copy; mv copy ram",
    "chmod 604 ram",
    "chmod 755 .",
    "rm -f seal; : >seal",
    "rm -f seal",
    "cp seal ../seal; rm -f seal; ln -s ../seal seal",
  };

  for (size_t i = 0; i < COUNT (changes); ++i)
    expect_refused (changes[i]);
}

TEST (open__of_another_user__is_refused)
{
  const char *why;

  if (geteuid () != 0)
    skip ();
  expect_refused ("chown 1 state");
  expect_refused ("chown 1 seal");
  assert_true (make (&why));
  in_template ("chown 1 .");
  assert_false (opens (FINGERPRINT));
}

TEST (begin__directory_is_a_link__creates_nothing)
{
  const char *why = NULL;

  shell ("mkdir -m 700 diskfish elsewhere && ln -s ../elsewhere " WARM);
  assert_false (make (&why));
  assert_string_equal (why, "there is no safe cache directory");
  assert_false (opens (FINGERPRINT));
  shell ("test -z \"$(ls elsewhere)\"");
}

TEST (begin__directory_writable_by_others__creates_nothing)
{
  const char *why = NULL;

  shell ("mkdir -m 700 diskfish && mkdir " WARM " && chmod 777 " WARM);
  assert_false (make (&why));
  assert_string_equal (why, "there is no safe cache directory");
  shell ("test -z \"$(ls " WARM ")\"");
}

TEST (begin__failed_recently__is_reported)
{
  struct draft draft;
  const char *why = NULL;

  assert_int_equal (store_begin (FINGERPRINT, &draft, &why), 0);
  store_abandon (&draft, true);
  assert_false (make (&why));
  assert_string_equal (why, "the last attempt failed a few minutes ago");
  shell ("touch -d '11 minutes ago' " WARM "/*.bad");
  assert_true (make (&why));
}

TEST (begin__another_process_builds_it__is_reported)
{
  struct draft draft;
  const char *why = NULL;

  assert_int_equal (store_begin (FINGERPRINT, &draft, &why), 0);
  assert_false (make (&why));
  assert_string_equal (why, "another process is making it");
  store_abandon (&draft, false);
  assert_true (make (&why));
}

TEST (publish__old_templates__are_removed)
{
  const char *why;

  shell ("mkdir -m 700 diskfish " WARM ";"
         " for age in 1 2 3 4 40; do"
         " mkdir -m 700 " WARM "/000000000000000$age;"
         " touch -d \"$age days ago\" " WARM "/000000000000000$age; done;"
         " : >" WARM "/00000000000000ff.lock >" WARM "/00000000000000fe.lock;"
         " touch -d '40 days ago' " WARM "/00000000000000ff.lock");
  assert_true (make (&why));
  shell ("test \"$(ls " WARM " | head -n 4 | xargs)\" = '0000000000000001 "
         "0000000000000002 0000000000000003 00000000000000fe.lock'");
  assert_true (opens (FINGERPRINT));
}

int
main (void)
{
  static const struct CMUnitTest tests[] = {
    in_cache (open__published__belongs_to_the_user),
    in_cache (open__other_fingerprint__is_another_template),
    in_cache (open__altered__is_refused_and_removed),
    in_cache (open__of_another_user__is_refused),
    in_cache (begin__directory_is_a_link__creates_nothing),
    in_cache (begin__directory_writable_by_others__creates_nothing),
    in_cache (begin__failed_recently__is_reported),
    in_cache (begin__another_process_builds_it__is_reported),
    in_cache (publish__old_templates__are_removed),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
