/* diskfish: a commit ends in one of QEMU's states, and every failure cancels
 * the job.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cleanup.h"
#include "commit.h"
#include "fast-clock.h"
#include "strbuf.h"
#include "xalloc.h"

#define DONE "{\"return\": {}}\n"
#define EVENT(name, more) "{\"event\": \"" name "\", \"data\": {\"device\": " \
  "\"diskfish-commit\"" more "}}\n"
#define READY EVENT ("BLOCK_JOB_READY", "")
#define COMPLETED EVENT ("BLOCK_JOB_COMPLETED", "")

/* Reply of QEMU to a request that contains the word; NULL: QEMU exits. */
struct answer {
  const char *word;
  const char *text;
};

struct qemu {
  int fd;
  const struct answer *answers;
  struct strbuf asked;
  pthread_t thread;
};

static void
say (const struct qemu *qemu, const char *text)
{
  if (send (qemu->fd, text, strlen (text), MSG_NOSIGNAL) == -1)
    return;
}

static const struct answer *
answer_to (const struct qemu *qemu, const char *line)
{
  const struct answer *answer = qemu->answers;

  while (answer->word != NULL && strstr (line, answer->word) == NULL)
    answer++;
  return answer;
}

static void *
play (void *opaque)
{
  struct qemu *qemu = opaque;
  FILE *in = fdopen (dup (qemu->fd), "r");
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;

  say (qemu, "{\"QMP\": {}}\n");
  while (getline (&line, &cap, in) > 0) {
    const struct answer *answer = answer_to (qemu, line);

    if (strstr (line, "qmp_capabilities") == NULL)
      strbuf_puts (&qemu->asked, line);
    if (answer->word != NULL && answer->text == NULL)
      break;
    say (qemu, answer->word != NULL ? answer->text : DONE);
  }
  fclose (in);
  shutdown (qemu->fd, SHUT_RDWR);
  return NULL;
}

struct watcher {
  unsigned reports;
  bool impatient;
};

static void
note_progress (void *opaque, double percent)
{
  struct watcher *watcher = opaque;

  assert_true (percent == 25);
  watcher->reports++;
}

static bool
wants_end (void *opaque)
{
  const struct watcher *watcher = opaque;

  return watcher->impatient && watcher->reports > 0;
}

/* Commit hd0.  Return the diag, and the requests that QEMU received. */
static char *
commit (const struct answer *answers, bool impatient)
{
  struct watcher watcher = { .impatient = impatient };
  struct commit_watch watch = { note_progress, wants_end, &watcher };
  struct qemu qemu = { .answers = answers };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *line = NULL;
  struct qmp *qmp;
  int ends[2], status;
  char *text;

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), 0);
  qemu.fd = ends[0];
  assert_int_equal (pthread_create (&qemu.thread, NULL, play, &qemu), 0);
  qmp = qmp_new (ends[1], QMP_DEADLINE_MS);
  assert_non_null (qmp);
  /* Do not wait for a QEMU that sends nothing. */
  speed = *answers->text != '\0' ? 1 : FASTER;
  status = commit_overlay (qmp, "hd0", &watch, &diag);
  speed = 1;
  qmp_free (qmp);
  pthread_join (qemu.thread, NULL);
  close (qemu.fd);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  line = diag_line (&diag);
  text = xasprintf ("%s\n%s", line, qemu.asked.ptr ? qemu.asked.ptr : "");
  strbuf_reset (&qemu.asked);
  return text;
}

#define COMMIT_REQUEST "{\"execute\":\"block-commit\",\"arguments\":{" \
  "\"job-id\":\"diskfish-commit\",\"device\":\"hd0\"}}\n"
#define CANCEL_REQUEST(force) "{\"execute\":\"block-job-cancel\"," \
  "\"arguments\":{\"device\":\"diskfish-commit\",\"force\":" force "}}\n"
#define JOBS_REQUEST "{\"execute\":\"query-block-jobs\"}\n"
#define A_QUARTER "{\"return\": [{\"offset\": 1, \"len\": 4}]}\n"

/* The job is ended with the overlay still in use. */
#define FAILED "failed -: cannot commit the overlay: "

TEST (commit__success__is_cancelled_when_ready)
{
  static const struct answer answers[] = {
    { "block-commit", DONE EVENT ("OTHER", "") READY },
    { "block-job-cancel", DONE COMPLETED },
    { NULL, NULL },
  };

  expect_text (commit (answers, false), "none\n" COMMIT_REQUEST
               CANCEL_REQUEST ("false"));
}

TEST (commit__refused__reports_the_error_of_qemu)
{
  static const struct answer answers[] = {
    { "block-commit", "{\"error\": {\"desc\": \"no room\"}}\n" },
    { NULL, NULL },
  };

  expect_text (commit (answers, false), FAILED "no room\n" COMMIT_REQUEST);
}

TEST (commit__job_fails__reports_the_error_of_qemu)
{
  static const struct answer at_once[] = {
    { "block-commit",
      DONE EVENT ("BLOCK_JOB_COMPLETED", ", \"error\": \"no space\"") },
    { NULL, NULL },
  };
  static const struct answer at_the_end[] = {
    { "block-commit", DONE READY },
    { "block-job-cancel",
      DONE EVENT ("BLOCK_JOB_COMPLETED", ", \"error\": \"bad sector\"") },
    { NULL, NULL },
  };

  expect_text (commit (at_once, false),
               FAILED "no space\n" COMMIT_REQUEST);
  expect_text (commit (at_the_end, false), FAILED "bad sector\n"
               COMMIT_REQUEST CANCEL_REQUEST ("false"));
}

TEST (commit__interrupted__is_cancelled_by_force)
{
  static const struct answer answers[] = {
    { "block-commit", DONE },
    { "query-block-jobs", A_QUARTER },
    { "block-job-cancel", DONE EVENT ("BLOCK_JOB_CANCELLED", "") },
    { NULL, NULL },
  };

  expect_text (commit (answers, true), "failed -: interrupted\n"
               COMMIT_REQUEST JOBS_REQUEST CANCEL_REQUEST ("true"));
}

TEST (commit__qemu_exits__is_reported)
{
  static const struct answer answers[] = {
    { "block-commit", DONE }, { "query-block-jobs", NULL }, { NULL, NULL },
  };

  expect_text (commit (answers, false), FAILED "QEMU has exited\n"
               COMMIT_REQUEST JOBS_REQUEST);
}

/* A job that QEMU starts after the deadline is cancelled immediately. */
TEST (commit__started_after_the_deadline__is_cancelled)
{
  static const struct answer answers[] = {
    { "block-commit", "" }, { NULL, NULL },
  };

  expect_text (commit (answers, false), FAILED "QEMU does not answer\n"
               COMMIT_REQUEST CANCEL_REQUEST ("true"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (commit__success__is_cancelled_when_ready),
    cmocka_unit_test (commit__refused__reports_the_error_of_qemu),
    cmocka_unit_test (commit__job_fails__reports_the_error_of_qemu),
    cmocka_unit_test (commit__interrupted__is_cancelled_by_force),
    cmocka_unit_test (commit__qemu_exits__is_reported),
    cmocka_unit_test (commit__started_after_the_deadline__is_cancelled),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
