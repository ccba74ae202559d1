/* diskfish: the QMP client handles each order of replies, events, silence and
 * exits of QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "cleanup.h"
#include "fast-clock.h"
#include "unit-qmp.h"
#include "xalloc.h"

#define EVENT "{\"event\": \"RESUME\", \"data\": {}}\n"

/* The server sends a greeting, then the next reply to each request.  Afterwards
 * it closes the connection, or is silent until the client closes it.
 */
struct play {
  const char *answers[4];       /* the first is the greeting; "" is silence */
  bool stay;                    /* then silent: make time pass faster */
  bool drip;                    /* repeat the last answer, slowly */
};

struct server {
  const struct play *play;
  int listening;
  char requests[1000];          /* all requests, concatenated */
  pthread_t thread;
};

static void
play_to (struct server *server, int fd)
{
  const struct play *play = server->play;
  size_t at = 0;
  ssize_t got = 1;

  for (size_t i = 0; i < 4 && play->answers[i] != NULL && got > 0; ++i) {
    size_t len = strlen (play->answers[i]);

    if (i > 0) {
      got = read (fd, server->requests + at, sizeof server->requests - at - 1);
      at += got > 0 ? (size_t) got : 0;
    }
    if (got > 0 && send (fd, play->answers[i], len, MSG_NOSIGNAL) == -1)
      got = 0;
  }
  for (int i = 0; play->drip && i < 2000; ++i) {
    __real_poll (NULL, 0, 5);
    if (send (fd, EVENT, strlen (EVENT), MSG_NOSIGNAL) == -1)
      return;
  }
  while (play->stay && got > 0)
    got = read (fd, server->requests, 1);
}

static void *
serve (void *opaque)
{
  struct server *server = opaque;
  int fd = accept (server->listening, NULL, NULL);

  if (fd >= 0) {
    play_to (server, fd);
    close (fd);
  }
  return NULL;
}

static void
start (struct server *server, const struct play *play)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "qmp" };

  speed = 1;
  memset (server, 0, sizeof *server);
  server->play = play;
  server->listening = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  unlink ("qmp");
  assert_int_equal (bind (server->listening, (struct sockaddr *) &address,
                          sizeof address), 0);
  assert_int_equal (listen (server->listening, 1), 0);
  assert_int_equal (pthread_create (&server->thread, NULL, serve, server), 0);
}

static void
stop (struct server *server)
{
  pthread_join (server->thread, NULL);
  close (server->listening);
}

static void
expect_connect (const struct play *play, bool connects)
{
  struct server server;
  struct qmp *qmp;

  start (&server, play);
  qmp = qmp_connect ("qmp");
  assert_int_equal (qmp != NULL, connects);
  qmp_free (qmp);
  stop (&server);
}

/* Return the reply to query-block as text, or its error. */
static char *
answer (const struct play *play)
{
  struct server server;
  CLEANUP_JSON json_t *reply = NULL;
  struct qmp *qmp;
  char *text;

  start (&server, play);
  qmp = qmp_connect ("qmp");
  assert_non_null (qmp);
  speed = play->stay || play->drip ? FASTER : 1;
  reply = qmp_execute (qmp, "query-block", NULL);
  text = reply ? json_dumps (reply, JSON_COMPACT | JSON_ENCODE_ANY)
    : xasprintf ("error: %s", qmp_error (qmp));
  qmp_free (qmp);
  stop (&server);
  assert_string_equal (server.requests, "{\"execute\":\"qmp_capabilities\"}\n"
                       "{\"execute\":\"query-block\"}\n");
  return text;
}

TEST (connect__greeting_and_capabilities__connects)
{
  static const struct play plays[] = {
    { .answers = { GREETING, DONE } },
    { .answers = { EVENT GREETING, EVENT EVENT DONE } },
    { .answers = { "{\"QMP\":{}}\r\n", "{\"return\":{}}\r\n" } },
  };

  for (size_t i = 0; i < COUNT (plays); ++i)
    expect_connect (&plays[i], true);
}

TEST (connect__invalid_greeting__fails)
{
  static const struct play plays[] = {
    { .answers = { NULL } },
    { .answers = { "garbage\n" } },
    { .answers = { "{\"QMP\": {}" } },
    { .answers = { "\n" } },
    { .answers = { GREETING } },
    { .answers = { GREETING, "garbage\n" } },
    { .answers = { GREETING, "{\"error\": {\"desc\": \"no\"}}\n" } },
    { .answers = { GREETING, "{\"return\":" } },
    { .answers = { "\xff\xfe\n" } },
  };

  for (size_t i = 0; i < COUNT (plays); ++i)
    expect_connect (&plays[i], false);
}

TEST (connect__no_socket__fails)
{
  assert_null (qmp_connect ("no-such-socket"));
  write_file ("file", "", 0);
  assert_null (qmp_connect ("file"));
}

TEST (connect__path_too_long__fails)
{
  char path[200];

  memset (path, 'x', sizeof path - 1);
  path[sizeof path - 1] = '\0';
  assert_null (qmp_connect (path));
}

TEST (connect__no_greeting__times_out_after_five_seconds)
{
  static const struct play play = { .answers = { "" }, .stay = true };
  struct server server;
  double start_time, took;

  start (&server, &play);
  speed = FASTER;
  start_time = now_is ();
  assert_null (qmp_connect ("qmp"));
  took = now_is () - start_time;
  stop (&server);
  assert_true (took >= 4.9);
}

TEST (new__no_greeting_by_the_deadline__closes_the_socket)
{
  int ends[2];

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), 0);
  assert_null (qmp_new (ends[0], 1));
  assert_int_equal (send (ends[1], "x", 1, MSG_NOSIGNAL), -1);
  close (ends[1]);
}

TEST (execute__answer__is_what_it_returned)
{
  static const struct {
    struct play play;
    const char *reply;
  } rows[] = {
    { { .answers = { GREETING, DONE, "{\"return\": [1, 2]}\n" } }, "[1,2]" },
    { { .answers = { GREETING, DONE, "{\"return\": {}}\n" } }, "{}" },
    { { .answers = { GREETING, DONE, EVENT EVENT "{\"return\": [3]}\n" } },
      "[3]" },
    { { .answers = { GREETING, DONE,
                     "{\"error\": {\"class\": \"X\", \"desc\": \"no\"}}\n" } },
      "error: no" },
    { { .answers = { GREETING, DONE, "{\"error\": {\"desc\": \"\"}}\n" } },
      "error: QEMU does not answer" },
    { { .answers = { GREETING, DONE, "{\"error\": 7}\n" } },
      "error: QEMU does not answer" },
    { { .answers = { GREETING, DONE, "garbage\n" } },
      "error: QEMU does not answer" },
    { { .answers = { GREETING, DONE, "[1]\n" } },
      "error: QEMU does not answer" },
    { { .answers = { GREETING, DONE, "{}\n" } },
      "error: QEMU does not answer" },
    { { .answers = { GREETING, DONE, "{\"return\": [1" } },
      "error: QEMU has exited" },
    { { .answers = { GREETING, DONE, "" } }, "error: QEMU has exited" },
    { { .answers = { GREETING, DONE, EVENT } }, "error: QEMU has exited" },
    { { .answers = { GREETING, DONE, "" }, .stay = true },
      "error: QEMU does not answer" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i)
    expect_text (answer (&rows[i].play), rows[i].reply);
}

TEST (execute__answer_of_1_mb__is_whole)
{
  enum { LONG = 1024 * 1024 };
  CLEANUP_FREE char *text = xcalloc (1, LONG + 100);
  struct play play = { .answers = { GREETING, DONE, text } };
  CLEANUP_FREE char *reply = NULL;

  strcpy (text, "{\"return\": \"");
  memset (text + strlen (text), 'x', LONG);
  strcat (text, "\"}\n");
  reply = answer (&play);
  assert_int_equal (strlen (reply), LONG + 2);
}

TEST (execute__no_monitor__is_null)
{
  json_t *arguments = json_pack ("{si}", "a", 1);

  assert_null (qmp_execute (NULL, "query-block", NULL));
  /* The arguments must be released on failure too. */
  json_incref (arguments);
  assert_null (qmp_execute (NULL, "query-block", arguments));
  assert_int_equal (arguments->refcount, 1);
  json_decref (arguments);
  assert_string_equal (qmp_error (NULL), "");
  qmp_free (NULL);
}

TEST (execute__closed__is_null)
{
  int other;
  struct qmp *qmp = qmp_pair (&other);

  assert_false (qmp_is_closed (qmp));
  close (other);
  /* Writing must not raise SIGPIPE. */
  assert_null (qmp_execute (qmp, "query-block", NULL));
  qmp_free (qmp);
}

TEST (execute__arguments__are_sent)
{
  int other;
  struct qmp *qmp = qmp_pair (&other);
  char request[200] = "";

  qmp_say (other, DONE);
  assert_int_equal (qmp_do (qmp, "device_del",
                            json_pack ("{ss}", "id", "a\"b")), 0);
  assert_true (read (other, request, sizeof request - 1) > 0);
  assert_string_equal (request, "{\"execute\":\"device_del\","
                       "\"arguments\":{\"id\":\"a\\\"b\"}}\n");
  qmp_free (qmp);
  close (other);
}

TEST (do__error__is_available_until_the_next_command)
{
  int other;
  struct qmp *qmp = qmp_pair (&other);

  assert_string_equal (qmp_error (qmp), "");
  qmp_say (other, "{\"error\": {\"desc\": \"first\"}}\n"
       "{\"error\": {\"desc\": \"second\"}}\n");
  assert_int_equal (qmp_do (qmp, "a", NULL), -1);
  assert_string_equal (qmp_error (qmp), "first");
  assert_int_equal (qmp_do (qmp, "b", NULL), -1);
  assert_string_equal (qmp_error (qmp), "second");
  qmp_free (qmp);
  close (other);
}

TEST (give_fd__descriptor__arrives)
{
  int other, given;
  struct qmp *qmp = qmp_pair (&other);
  char text[200] = "", control[CMSG_SPACE (sizeof given)] = "";
  struct iovec bytes = { text, sizeof text - 1 };
  struct msghdr message = {
    .msg_iov = &bytes, .msg_iovlen = 1,
    .msg_control = control, .msg_controllen = sizeof control,
  };

  qmp_say (other, DONE);
  write_file ("given", "contents", 8);
  given = open ("given", O_RDONLY | O_CLOEXEC);
  assert_int_equal (qmp_give_fd (qmp, "name", given), 0);
  close (given);
  assert_true (recvmsg (other, &message, 0) > 0);
  assert_string_equal (text, "{\"execute\":\"getfd\",\"arguments\":"
                       "{\"fdname\":\"name\"}}\n");
  memcpy (&given, CMSG_DATA (CMSG_FIRSTHDR (&message)), sizeof given);
  assert_int_equal (read (given, text, sizeof text), 8);
  assert_memory_equal (text, "contents", 8);
  close (given);
  qmp_free (qmp);
  close (other);
}

static char *
event_name (struct qmp *qmp, int deadline_ms)
{
  CLEANUP_JSON json_t *event = qmp_event (qmp, deadline_ms);
  const char *name = json_string_value (json_object_get (event, "event"));

  return xstrdup (name ? name : "(none)");
}

TEST (event__before_the_reply__is_queued)
{
  int other;
  struct qmp *qmp = qmp_pair (&other);

  qmp_say (other, "{\"event\": \"A\"}\n{\"event\": \"B\"}\n" DONE
       "{\"event\": \"C\"}\n" DONE);
  assert_int_equal (qmp_do (qmp, "x", NULL), 0);
  expect_text (event_name (qmp, 5000), "A");
  expect_text (event_name (qmp, 5000), "B");
  expect_text (event_name (qmp, 5000), "C");
  speed = FASTER;
  expect_text (event_name (qmp, 100), "(none)");
  assert_false (qmp_is_closed (qmp));
  close (other);
  expect_text (event_name (qmp, 5000), "(none)");
  assert_true (qmp_is_closed (qmp));
  qmp_free (qmp);
}

TEST (execute__endless_events__times_out_after_five_seconds)
{
  static const struct play play = {
    .answers = { GREETING, DONE, "" }, .drip = true,
  };
  struct server server;
  double start_time, took;
  struct qmp *qmp;

  start (&server, &play);
  qmp = qmp_connect ("qmp");
  assert_non_null (qmp);
  speed = FASTER;
  start_time = now_is ();
  assert_null (qmp_execute (qmp, "query-block", NULL));
  took = now_is () - start_time;
  qmp_free (qmp);
  stop (&server);
  /* The server continues for 1000 seconds, since the machine may be busy. */
  assert_true (took < 500);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (connect__greeting_and_capabilities__connects),
    in_directory (connect__invalid_greeting__fails),
    in_directory (connect__no_socket__fails),
    in_directory (connect__path_too_long__fails),
    in_directory (connect__no_greeting__times_out_after_five_seconds),
    cmocka_unit_test (new__no_greeting_by_the_deadline__closes_the_socket),
    in_directory (execute__answer__is_what_it_returned),
    in_directory (execute__answer_of_1_mb__is_whole),
    cmocka_unit_test (execute__no_monitor__is_null),
    cmocka_unit_test (execute__closed__is_null),
    cmocka_unit_test (execute__arguments__are_sent),
    cmocka_unit_test (do__error__is_available_until_the_next_command),
    in_directory (give_fd__descriptor__arrives),
    cmocka_unit_test (event__before_the_reply__is_queued),
    in_directory (execute__endless_events__times_out_after_five_seconds),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
