/* diskfish: functions of appliance/ report every failed system call and leave
 * nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault.h"
#include "unit.h"

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "hv-env.h"
#include "qmp.h"
#include "store.h"
#include "temporary.h"

static const char fingerprint[] = "a machine\n";

static unsigned
count (const char *pattern)
{
  glob_t found;
  unsigned files;

  files = glob (pattern, 0, NULL, &found) == 0 ? (unsigned) found.gl_pathc : 0;
  globfree (&found);
  return files;
}

static int
run_publish (struct diag *diag)
{
  const char *why = NULL;
  struct draft draft;

  (void) diag;
  if (store_begin (fingerprint, &draft, &why) == -1) {
    assert_non_null (why);
    return -1;
  }
  for (int i = 0; i < STORE_FILES; ++i) {
    CLEANUP_FREE char *path = store_path (&draft, (enum store_file) i);
    FILE *file = fopen (path, "we");

    if (file == NULL) {
      store_abandon (&draft, false);
      return -1;
    }
    fputs ("contents", file);
    fclose (file);
  }
  return store_publish (&draft, fingerprint);
}

/* Reset the state of earlier failures. */
static int
forget (struct diag *diag)
{
  (void) diag;
  assert_int_equal (system ("rm -rf diskfish"), 0);
  return 0;
}

static int
run_open (struct diag *diag)
{
  struct template t;
  int status = store_open (fingerprint, &t);

  (void) diag;
  for (int i = 0; i < STORE_FILES; ++i)
    assert_int_equal (t.fd[i] >= 0, status == 0);
  store_close (&t);
  return status;
}

static int
publish (struct diag *diag)
{
  forget (diag);
  return run_publish (diag);
}

/* A template is complete or absent, and no draft remains. */
static void
check_published (int status)
{
  assert_int_equal (count ("diskfish/warm/*.new"), 0);
  assert_int_equal (run_open (NULL), status);
}

TEST (store__call_fails__template_is_whole_or_not_there)
{
  static const struct fault_case publishes = {
    .name = "store_publish", .prepare = forget, .run = run_publish,
    .check = check_published, .silent = true,
  };
  static const struct fault_case opens = {
    .name = "store_open", .prepare = publish, .run = run_open,
    .silent = true,
  };

  assert_in_range (fault_each (&publishes), 20, 400);
  assert_in_range (fault_each (&opens), 10, 400);
  assert_in_range (fault_each_allocation (&opens), 3, 400);
}

/* Both ends of the monitor's socket, with QEMU's replies written to it. */
static int ends[2];

static int
fill_socket (struct diag *diag)
{
  static const char talk[] = "{\"QMP\": {}}\n{\"return\": {}}\n"
    "{\"event\": \"STOP\"}\n{\"return\": [1]}\n{\"return\": {}}\n";

  (void) diag;
  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
  assert_int_equal (write (ends[1], talk, strlen (talk)), strlen (talk));
  shutdown (ends[1], SHUT_WR);
  return 0;
}

static int
run_qmp (struct diag *diag)
{
  struct qmp *q = qmp_new (ends[0], QMP_DEADLINE_MS);
  int status = q ? 0 : -1;

  (void) diag;
  if (q != NULL) {
    CLEANUP_JSON json_t *list = qmp_execute (q, "query-block", NULL);

    status = list && qmp_give_fd (q, "fd", STDIN_FILENO) == 0 ? 0 : -1;
    assert_int_equal (*qmp_error (q) != '\0', status == -1);
  }
  qmp_free (q);
  close (ends[1]);
  return status;
}

TEST (qmp__call_fails__is_reported)
{
  static const struct fault_case one = {
    .name = "qmp", .prepare = fill_socket, .run = run_qmp, .silent = true,
  };

  assert_in_range (fault_each (&one), 4, 100);
}

static int
run_directory (struct diag *diag)
{
  CLEANUP_FREE char *directory = temporary_folder (".");

  (void) diag;
  if (directory == NULL)
    return -1;
  return rmdir (directory);
}

TEST (launch__call_fails__is_reported)
{
  static const struct fault_case directorys = {
    .name = "temporary_folder", .run = run_directory, .silent = true,
  };

  assert_int_equal (fault_each (&directorys), 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_cache (store__call_fails__template_is_whole_or_not_there),
    in_cache (qmp__call_fails__is_reported),
    in_cache (launch__call_fails__is_reported),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
