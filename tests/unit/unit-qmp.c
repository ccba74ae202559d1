/* diskfish: QEMU's end of a monitor, for tests that simulate QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-qmp.h"

#include "unit.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

struct qmp *
qmp_pair (int *other)
{
  struct qmp *qmp;
  int ends[2];

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
  qmp_say (ends[1], GREETING DONE);
  qmp = qmp_new (ends[0], QMP_DEADLINE_MS);
  assert_non_null (qmp);
  expect_text (qmp_asked (ends[1]), "{\"execute\":\"qmp_capabilities\"}\n");
  *other = ends[1];
  return qmp;
}

void
qmp_say (int other, const char *text)
{
  assert_int_equal (write (other, text, strlen (text)), strlen (text));
}

char *
qmp_asked (int other)
{
  char text[5000];
  ssize_t got = recv (other, text, sizeof text, MSG_DONTWAIT);

  return xstrndup (text, got > 0 ? (size_t) got : 0);
}
