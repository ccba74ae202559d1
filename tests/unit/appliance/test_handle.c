/* diskfish: a handle's settings are copied, and its listeners get each event
 * once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-library.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "call-errors.h"
#include "cleanup.h"
#include "events.h"
#include "handle.h"
#include "strbuf.h"
#include "xalloc.h"

static void
add (struct strbuf *out, char *text)
{
  strbuf_printf (out, "%s ", text ? text : "-");
  free (text);
}

static void
add_words (struct strbuf *out, char **words)
{
  CLEANUP_FREE_STRINGS char **list = words;

  for (size_t i = 0; list != NULL && list[i] != NULL; ++i)
    strbuf_printf (out, "[%s] ", list[i]);
}

/* Every setting that can be read. */
static char *
settings (guestfs_h *g)
{
  struct strbuf out = { 0 };

  add (&out, guestfs_get_backend (g));
  add (&out, guestfs_get_cachedir (g));
  add (&out, guestfs_get_tmpdir (g));
  add (&out, guestfs_get_hv (g));
  add_words (&out, guestfs_get_backend_settings (g));
  strbuf_printf (&out, "%s %s %s %s ", guestfs_get_append (g),
                 guestfs_get_path (g), guestfs_get_program (g),
                 guestfs_get_identifier (g));
  strbuf_printf (&out, "%d %d %d %d %d %d %d %d", guestfs_get_memsize (g),
                 guestfs_get_smp (g), guestfs_get_network (g),
                 guestfs_get_recovery_proc (g), guestfs_get_verbose (g),
                 guestfs_get_autosync (g), guestfs_get_pgroup (g),
                 guestfs_get_trace (g));
  return strbuf_steal (&out);
}

TEST (copy_all__each_setting__is_copied)
{
  static char *const backend_settings[] = {
    (char *) "force_tcg", (char *) "gdb", NULL
  };
  CLEANUP_FREE char *cwd = getcwd (NULL, 0), *expected = NULL;
  guestfs_h *from = handle_new (), *to = handle_new ();

  guestfs_set_backend (from, "direct");
  guestfs_set_cachedir (from, cwd);
  guestfs_set_tmpdir (from, cwd);
  guestfs_set_hv (from, "/bin/true");
  guestfs_set_backend_settings (from, backend_settings);
  guestfs_set_append (from, "quiet=1");
  guestfs_set_path (from, "/appliance");
  guestfs_set_program (from, "a-program");
  guestfs_set_identifier (from, "name");
  guestfs_set_memsize (from, 1234);
  guestfs_set_smp (from, 3);
  guestfs_set_network (from, 1);
  guestfs_set_recovery_proc (from, 0);
  guestfs_set_autosync (from, 0);
  guestfs_set_pgroup (from, 1);
  handle_copy_all (to, from);
  expected = xasprintf ("direct %s %s /bin/true [force_tcg] [gdb] quiet=1 "
                        "/appliance a-program name 1234 3 1 0 0 0 1 0", cwd,
                        cwd);
  expect_text (settings (to), expected);
  guestfs_close (from);
  guestfs_close (to);
}

static void
note (void *opaque, const char *name, char *const *words)
{
  struct strbuf *heard = opaque;

  strbuf_puts (heard, name);
  for (size_t i = 0; words[i] != NULL; ++i)
    strbuf_printf (heard, " %s", words[i]);
  strbuf_puts (heard, "\n");
}

/* Return the events since the last call. */
static char *
take (struct strbuf *heard)
{
  return heard->len > 0 ? strbuf_steal (heard) : xstrdup ("");
}

static struct event_listener
listener_to (uint64_t events, struct strbuf *heard)
{
  return (struct event_listener) {
    .events = events, .handler = note, .opaque = heard,
  };
}

TEST (move__listeners__receive_only_events_of_the_other_handle)
{
  struct strbuf heard = { 0 }, heard_also = { 0 };
  struct event_listener one = listener_to (GUESTFS_EVENT_TRACE, &heard);
  struct event_listener two = listener_to (GUESTFS_EVENT_TRACE, &heard_also);
  guestfs_h *from = handle_new (), *to = handle_new ();

  events_listen (from, &one);
  events_listen (from, &two);
  guestfs_set_trace (from, 1);
  guestfs_set_trace (to, 1);
  free (take (&heard));
  free (take (&heard_also));
  events_move (to, from);
  guestfs_set_pgroup (from, 1);
  expect_text (take (&heard), "");
  guestfs_set_pgroup (to, 1);
  expect_text (take (&heard), "trace set_pgroup true\ntrace set_pgroup = 0\n");
  expect_text (take (&heard_also),
               "trace set_pgroup true\ntrace set_pgroup = 0\n");
  events_ignore (to, &two);
  guestfs_set_pgroup (to, 0);
  expect_text (take (&heard),
               "trace set_pgroup false\ntrace set_pgroup = 0\n");
  expect_text (take (&heard_also), "");
  guestfs_close (from);
  guestfs_close (to);
  strbuf_reset (&heard);
  strbuf_reset (&heard_also);
}

TEST (take_output__listener_to_the_appliance__is_detected)
{
  struct event_listener other = listener_to (GUESTFS_EVENT_TRACE, NULL);
  struct event_listener output = listener_to (GUESTFS_EVENT_APPLIANCE, NULL);
  guestfs_h *g = handle_new ();

  events_listen (g, &other);
  assert_false (events_take_output (g));
  events_listen (g, &output);
  assert_true (events_take_output (g));
  events_ignore (g, &output);
  assert_false (events_take_output (g));
  guestfs_close (g);
}

/* diskfish's own queries must not send events to the user's handlers. */
TEST (quiet__queries__send_no_events)
{
  struct strbuf heard = { 0 };
  struct event_listener one = listener_to (GUESTFS_EVENT_TRACE, &heard);
  guestfs_h *g = handle_new ();

  events_listen (g, &one);
  guestfs_set_trace (g, 1);
  free (take (&heard));
  assert_false (handle_is_up (g));
  assert_false (handle_is_verbose (g));
  expect_text (take (&heard), "");
  assert_false (handle_quiet (g, true));
  guestfs_set_pgroup (g, 0);
  assert_true (handle_quiet (g, false));
  expect_text (take (&heard), "");
  guestfs_close (g);
  strbuf_reset (&heard);
}

static const char not_launched[] =
  "mount: call launch before using this function\n"
  "(in guestfish, don't forget to use the 'run' command)";

/* An event handler queries the library during another call. */
TEST (query__after_an_error__preserves_the_error)
{
  guestfs_h *g = handle_new ();

  assert_int_equal (guestfs_mount (g, "/dev/sda", "/"), -1);
  expect_text (xstrdup (call_error (g)), not_launched);
  assert_false (handle_is_verbose (g));
  assert_int_equal (handle_count_disks (g), 0);
  expect_text (xstrdup (call_error (g)), not_launched);
  assert_int_equal (guestfs_get_pgroup (g), 0);
  assert_false (call_reported_error (g));
  guestfs_close (g);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (copy_all__each_setting__is_copied),
    cmocka_unit_test (move__listeners__receive_only_events_of_the_other_handle),
    cmocka_unit_test (take_output__listener_to_the_appliance__is_detected),
    cmocka_unit_test (quiet__queries__send_no_events),
    cmocka_unit_test (query__after_an_error__preserves_the_error),
  };

  return cmocka_run_group_tests (tests, load_library, NULL);
}
