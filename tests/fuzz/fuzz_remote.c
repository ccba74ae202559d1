/* diskfish: fuzz the frames that clients and servers of remote control receive.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cleanup.h"
#include "remote-protocol.h"

/* Size of the socket buffer, so that writing the input never blocks. */
enum { MOST = 64 * 1024 };

/* Check that an accepted message can be sent again and is equal. */
static void
check_request (const char *body, size_t len)
{
  struct arena arena = { 0 };
  struct remote_request request = { 0 };
  CLEANUP_STRBUF struct strbuf said = { 0 };
  const char *version = remote_get_version (body, len, &arena);

  if (remote_get_request (body, len, &arena, &request)) {
    REQUIRE (version != NULL && request.count > 0);
    for (size_t i = 0; i < request.count; ++i)
      REQUIRE (request.words[i].text[request.words[i].len] == '\0' &&
               request.words[i].span.end <= request.source_len);
    remote_put_request (&said, version, &request);
    request = (struct remote_request) { 0 };
    REQUIRE (remote_get_request (said.ptr, said.len, &arena, &request));
  }
  arena_free (&arena);
}

static void
check_answer (const char *body, size_t len)
{
  struct remote_answer answer;
  CLEANUP_STRBUF struct strbuf said = { 0 };

  if (!remote_get_answer (body, len, &answer)) {
    REQUIRE (!diag_is_set (&answer.diag));
    return;
  }
  remote_put_answer (&said, &answer);
  diag_reset (&answer.diag);
  REQUIRE (remote_get_answer (said.ptr, said.len, &answer));
  diag_reset (&answer.diag);
}

/* Send the input as the whole data of the peer. */
static void
check_frames (const uint8_t *data, size_t len)
{
  CLEANUP_STRBUF struct strbuf body = { 0 };
  enum frame_type type;
  int ends[2], fds[FRAME_FDS];

  REQUIRE (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  REQUIRE (write (ends[1], data, len) == (ssize_t) len);
  close (ends[1]);
  while (remote_receive (ends[0], &type, &body, fds) == 0) {
    for (int i = 0; i < FRAME_FDS; ++i)
      REQUIRE (fds[i] == -1);
    check_request (body.ptr ? body.ptr : "", body.len);
    check_answer (body.ptr ? body.ptr : "", body.len);
    body.len = 0;
  }
  close (ends[0]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  if (len > MOST)
    return 0;
  check_frames (data, len);
  check_request ((const char *) data, len);
  check_answer ((const char *) data, len);
  return 0;
}
