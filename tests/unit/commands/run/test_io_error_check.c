/* diskfish: an I/O error that QEMU reports makes the command fail, once and
 * with the image's name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <unistd.h>

#include "appliance-state.h"
#include "unit-qmp.h"
#include "unit-session.h"

#define IO_ERROR(device, operation, action, reason) \
  "{\"event\": \"BLOCK_IO_ERROR\", \"data\": {\"device\": \"" device "\", " \
  "\"operation\": \"" operation "\", \"action\": \"" action "\", " \
  "\"reason\": \"" reason "\"}}\n"
#define WRITE(device) IO_ERROR (device, "write", "report", "no space")
#define READ(device) IO_ERROR (device, "read", "report", "bad sector")

/* Return the final diag of a command with STATUS and TEXT after QEMU has sent
 * EVENTS.
 */
static char *
checked (const char *events, int status, const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct session session;
  struct drive *image = drive_new (DRIVE_IMAGE, "a.img");
  struct drive *second = drive_new (DRIVE_IMAGE, "b.img");
  int qemu, result;

  unit_session_open (&session);
  session.appliance->qmp = qmp_pair (&qemu);
  drive_list_append (&session.drives.list, image);
  drive_list_append (&session.drives.list, second);
  second->number = 1;
  second->overlay = xstrdup ("overlay.qcow2");
  qmp_say (qemu, events);
  if (text != NULL)
    diag_set (&diag, DIAG_FAILED, "%s", text);
  result = session_check_host (&session, status, &diag);
  assert_int_equal (result, diag_is_set (&diag) ? -1 : 0);
  /* It is reported once. */
  assert_int_equal (session_check_host (&session, 0, &diag), 0);
  close (qemu);
  unit_session_close (&session);
  return diag_line (&diag);
}

TEST (check_host__no_error__status_is_unchanged)
{
  expect_text (checked ("", 0, NULL), "none");
  expect_text (checked ("", -1, "why"), "failed -: why");
  expect_text (checked ("{\"event\": \"RESUME\"}\n"
                        IO_ERROR ("other", "write", "report", "no"), 0, NULL),
               "none");
}

TEST (check_host__write_error__always_fails)
{
  expect_text (checked (WRITE ("hd0"), 0, NULL),
               "failed -: cannot write 'a.img': no space | "
               "the guest's last writes are lost");
  expect_text (checked (WRITE ("hd1"), 0, NULL),
               "failed -: cannot write the overlay of 'b.img': no space "
               "| the guest's last writes are lost");
  /* A disk that is not an image of the user. */
  expect_text (checked (WRITE ("hd2"), 0, NULL),
               "failed -: cannot write sdc: no space | "
               "the guest's last writes are lost");
  expect_text (checked (WRITE ("hd0"), -1, "input/output error"),
               "failed -: input/output error | cannot write 'a.img': no space");
}

TEST (check_host__qemu_has_stopped__takes_precedence)
{
  expect_text (checked (IO_ERROR ("hd0", "write", "stop", "no space"), -1,
                        "the appliance is gone"),
               "failed -: cannot write 'a.img': no space | "
               "the appliance was stopped; start it again with 'run'");
  expect_text (checked (IO_ERROR ("hd0", "write", "stop", "no space"), 0,
                        NULL),
               "failed -: cannot write 'a.img': no space | "
               "the appliance was stopped; start it again with 'run'");
}

TEST (check_host__read_error__is_reported_on_failure)
{
  expect_text (checked (READ ("hd0"), 0, NULL), "none");
  expect_text (checked (READ ("hd0"), -1, "input/output error"),
               "failed -: input/output error | cannot read 'a.img': bad "
               "sector");
}

TEST (check_host__several_errors__first_write_is_reported)
{
  expect_text (checked (READ ("hd1") WRITE ("hd0") WRITE ("hd1"), 0, NULL),
               "failed -: cannot write 'a.img': no space | "
               "the guest's last writes are lost");
  expect_text (checked (READ ("hd0") READ ("hd1"), -1, "why"),
               "failed -: why | cannot read 'a.img': bad sector");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (check_host__no_error__status_is_unchanged),
    cmocka_unit_test (check_host__write_error__always_fails),
    cmocka_unit_test (check_host__qemu_has_stopped__takes_precedence),
    cmocka_unit_test (check_host__read_error__is_reported_on_failure),
    cmocka_unit_test (check_host__several_errors__first_write_is_reported),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
