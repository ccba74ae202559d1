/* diskfish: fuzz the replies and events of QEMU's monitor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cleanup.h"
#include "qmp.h"

/* Size of the socket buffer, so that writing the input never blocks. */
enum { MOST = 64 * 1024 };

/* Send a few typical commands and read events. */
static void
converse (struct qmp *q)
{
  for (int i = 0; i < 4; ++i) {
    CLEANUP_JSON json_t *result =
      qmp_execute (q, "query-block", json_pack ("{si}", "n", i));

    /* Check that an error has a message. */
    REQUIRE (result != NULL || *qmp_error (q) != '\0');
  }
  for (int i = 0; i < 8; ++i) {
    CLEANUP_JSON json_t *event = qmp_event (q, 0);

    REQUIRE (event == NULL || json_object_get (event, "event") != NULL);
  }
  (void) !qmp_give_fd (q, "fd", STDIN_FILENO);
  (void) qmp_is_closed (q);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  int ends[2];
  struct qmp *q;

  if (len > MOST)
    return 0;
  REQUIRE (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  REQUIRE (write (ends[1], data, len) == (ssize_t) len);
  shutdown (ends[1], SHUT_WR);
  q = qmp_new (ends[0], 0);
  if (q != NULL)
    converse (q);
  qmp_free (q);
  close (ends[1]);
  return 0;
}
