/* diskfish: a reply of QEMU that comes after its deadline is not used for
 * another command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <unistd.h>

#include "fast-clock.h"
#include "unit-qmp.h"

/* A late reply must not be used for the next command. */
TEST (execute__late_reply__is_not_used_for_the_next_command)
{
  CLEANUP_JSON json_t *reply = NULL;
  struct qmp *qmp;
  int other;

  qmp = qmp_pair (&other);
  speed = FASTER;
  assert_null (qmp_execute (qmp, "first", NULL));
  qmp_say (other, "{\"return\": \"late\"}\n");
  assert_null (qmp_execute (qmp, "second", NULL));
  qmp_say (other, "{\"return\": \"late too\"}\n{\"return\": \"third\"}\n");
  reply = qmp_execute (qmp, "third", NULL);
  assert_string_equal (json_string_value (reply), "third");
  qmp_free (qmp);
  close (other);
}

/* Nor for the command after that, with events read in between. */
TEST (event__late_reply__is_not_used_for_the_next_command)
{
  CLEANUP_JSON json_t *event = NULL;
  CLEANUP_JSON json_t *reply = NULL;
  struct qmp *qmp;
  int other;

  qmp = qmp_pair (&other);
  assert_false (qmp_is_late (qmp));
  speed = FASTER;
  assert_null (qmp_execute (qmp, "first", NULL));
  assert_true (qmp_is_late (qmp));
  speed = 1;
  qmp_say (other, "{\"return\": \"late\"}\n{\"event\": \"A\"}\n");
  event = qmp_event (qmp, 5000);
  assert_non_null (json_object_get (event, "event"));
  assert_false (qmp_is_late (qmp));
  qmp_say (other, "{\"return\": \"second\"}\n");
  reply = qmp_execute (qmp, "second", NULL);
  assert_string_equal (json_string_value (reply), "second");
  qmp_free (qmp);
  close (other);
}

/* Nor may the reply to a late command be used for the next one. */
TEST (undo__late_command__is_only_sent)
{
  CLEANUP_JSON json_t *reply = NULL;
  struct qmp *qmp;
  int other;

  qmp = qmp_pair (&other);
  speed = FASTER;
  assert_int_equal (qmp_do (qmp, "do", NULL), -1);
  speed = 1;
  qmp_undo (qmp, "undo", json_pack ("{si}", "a", 1));
  expect_text (qmp_asked (other), "{\"execute\":\"do\"}\n"
               "{\"execute\":\"undo\",\"arguments\":{\"a\":1}}\n");
  qmp_say (other, DONE "{\"error\": {\"desc\": \"undone\"}}\n"
       "{\"return\": \"next\"}\n");
  reply = qmp_execute (qmp, "next", NULL);
  assert_string_equal (json_string_value (reply), "next");
  qmp_free (qmp);
  close (other);
}

TEST (undo__no_late_command__waits_for_the_reply)
{
  struct qmp *qmp;
  int other;

  qmp = qmp_pair (&other);
  qmp_say (other, "{\"error\": {\"desc\": \"undone\"}}\n");
  qmp_undo (qmp, "undo", NULL);
  assert_string_equal (qmp_error (qmp), "undone");
  expect_text (qmp_asked (other), "{\"execute\":\"undo\"}\n");
  qmp_free (qmp);
  close (other);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (execute__late_reply__is_not_used_for_the_next_command),
    cmocka_unit_test (event__late_reply__is_not_used_for_the_next_command),
    cmocka_unit_test (undo__late_command__is_only_sent),
    cmocka_unit_test (undo__no_late_command__waits_for_the_reply),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
