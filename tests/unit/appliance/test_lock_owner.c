/* diskfish: the process that holds QEMU's lock on an image is found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "lock-owner.h"
#include "xalloc.h"

/* Create a file and return its name, to be freed by the caller. */
static char *
new_file (void)
{
  char *name = xstrdup ("/tmp/diskfish-holder-XXXXXX");
  int fd = mkstemp (name);

  assert_true (fd >= 0);
  close (fd);
  return name;
}

/* Open the file, with a lock like QEMU's or without, in a process that is not a
 * child of this one and waits to be killed.
 */
static void
hold (const char *file, bool locked, int ready, int end)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (file, O_RDWR);
  pid_t self = getpid ();
  char byte;

  if (fd >= 0 && locked && fcntl (fd, F_OFD_SETLK, &lock) == -1)
    self = 0;
  if (write (ready, &self, sizeof self) == sizeof self &&
      read (end, &byte, 1) == -1)
    _exit (1);
  _exit (0);
}

/* Return the owner found while the process *HOLDER has the file open. */
static char *
found_while_held (const char *file, bool locked, pid_t *holder)
{
  int ready[2], end[2];
  char *found;
  pid_t child;

  assert_int_equal (pipe (ready), 0);
  assert_int_equal (pipe (end), 0);
  child = fork ();
  if (child == 0) {
    pid_t parent = getpid ();

    close (end[1]);
    if (fork () == 0) {
      while (getppid () == parent)
        usleep (1000);
      hold (file, locked, ready[1], end[0]);
    }
    _exit (0);
  }
  waitpid (child, NULL, 0);
  assert_int_equal (read (ready[0], holder, sizeof *holder), sizeof *holder);
  assert_true (*holder > 0);
  found = lock_owner (file);
  for (int i = 0; i < 2; ++i) {
    close (ready[i]);
    close (end[i]);
  }
  return found;
}

TEST (lock_owner__of_a_lock__is_named)
{
  CLEANUP_FREE char *file = new_file ();
  pid_t holder;
  char *found = found_while_held (file, true, &holder);
  CLEANUP_FREE char *expected = xasprintf ("process %d (test_lock_owner)",
                                           (int) holder);

  unlink (file);
  assert_non_null (found);
  expect_text (found, expected);
}

TEST (lock_owner__without_a_lock__is_none)
{
  CLEANUP_FREE char *file = new_file ();
  pid_t holder;
  CLEANUP_FREE char *found = found_while_held (file, false, &holder);

  unlink (file);
  assert_null (found);
}

TEST (lock_owner__missing_file__is_none)
{
  assert_null (lock_owner ("/nowhere/at/all"));
}

TEST (lock_owner__this_process__is_none)
{
  CLEANUP_FREE char *file = new_file ();
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (file, O_RDWR);

  assert_int_equal (fcntl (fd, F_OFD_SETLK, &lock), 0);
  assert_null (lock_owner (file));
  close (fd);
  unlink (file);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (lock_owner__of_a_lock__is_named),
    cmocka_unit_test (lock_owner__without_a_lock__is_none),
    cmocka_unit_test (lock_owner__missing_file__is_none),
    cmocka_unit_test (lock_owner__this_process__is_none),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
