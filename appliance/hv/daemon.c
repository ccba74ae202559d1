/* diskfish: talk to libguestfs's daemon in the guest of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The protocol is XDR; see guestfs-internals(1), "Communication protocol",
 * and guestfs_protocol.x.
 */

#include "daemon.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "watch.h"

enum {
  PROGRAM = 0x2000f5f5,
  PROTOCOL = 4,
  PROC_DEBUG = 76,
  HEADER_LEN = 40,
  STATUS_AT = 36,               /* in the header */
};

static void
put_number (struct strbuf *out, uint32_t number)
{
  uint32_t wire = htonl (number);

  strbuf_add (out, (const char *) &wire, sizeof wire);
}

static void
put_string (struct strbuf *out, const char *text)
{
  size_t len = strlen (text);

  put_number (out, (uint32_t) len);
  strbuf_puts (out, text);
  strbuf_fill (out, '\0', (4 - len % 4) % 4);
}

/* The call "debug sh COMMAND". */
static void
put_call (struct strbuf *out, const char *command)
{
  static const uint32_t header[] = {
    PROGRAM, PROTOCOL, PROC_DEBUG, 0 /* call */, 1 /* serial */,
    0, 0 /* progress hint */, 0, 0 /* optional arguments */, 0 /* status */
  };

  for (size_t i = 0; i < sizeof header / sizeof *header; ++i)
    put_number (out, header[i]);
  put_string (out, "sh");
  put_number (out, 1);
  put_string (out, command);
}

static uint32_t
number_at (const char *bytes)
{
  uint32_t wire;

  memcpy (&wire, bytes, sizeof wire);
  return ntohl (wire);
}

int
daemon_wait (int fd, int deadline_ms)
{
  char word[4];

  if (watch_read (fd, word, sizeof word, deadline_ms) == -1)
    return -1;
  return number_at (word) == DAEMON_LAUNCH_WORD ? 0 : -1;
}

/* Whether the reply says that all went well. */
static int
read_reply (int fd, int deadline_ms)
{
  char word[4];
  CLEANUP_FREE char *reply = NULL;
  uint32_t len;

  if (watch_read (fd, word, sizeof word, deadline_ms) == -1)
    return -1;
  len = number_at (word);
  if (len < HEADER_LEN || len > 1024 * 1024)
    return -1;
  reply = xmalloc (len);
  if (watch_read (fd, reply, len, deadline_ms) == -1)
    return -1;
  return number_at (reply + STATUS_AT) == 0 ? 0 : -1;
}

int
daemon_shell (int fd, const char *command, int deadline_ms)
{
  CLEANUP_STRBUF struct strbuf message = { 0 };
  char len[4];
  uint32_t wire;

  put_call (&message, command);
  wire = htonl ((uint32_t) message.len);
  memcpy (len, &wire, sizeof len);
  if (watch_write (fd, len, sizeof len) == -1 ||
      watch_write (fd, message.ptr, message.len) == -1)
    return -1;
  return read_reply (fd, deadline_ms);
}
