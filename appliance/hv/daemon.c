/* diskfish: a client for libguestfs's daemon in the guest of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The protocol is XDR; see guestfs-internals(1), "Communication protocol",
 * and guestfs_protocol.x.
 */

#include "daemon.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <string.h>

#include "boot-wait.h"
#include "cleanup.h"
#include "send-all.h"
#include "strbuf.h"

enum {
  PROGRAM = 0x2000f5f5,
  PROTOCOL = 4,
  PROC_LVS = 11,
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

/* Append the header of a call; its arguments follow. */
static void
put_header (struct strbuf *out, uint32_t procedure)
{
  const uint32_t header[] = {
    PROGRAM, PROTOCOL, procedure, 0 /* call */, 1 /* serial */,
    0, 0 /* progress hint */, 0, 0 /* optional arguments */, 0 /* status */
  };

  for (size_t i = 0; i < sizeof header / sizeof *header; ++i)
    put_number (out, header[i]);
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

  if (boot_wait_read (fd, word, sizeof word, deadline_ms) == -1)
    return -1;
  return number_at (word) == DAEMON_LAUNCH_WORD ? 0 : -1;
}

/* Read a reply.  Return -1 if it reports an error or does not arrive. */
static int
read_reply (int fd, int deadline_ms)
{
  char word[4];
  CLEANUP_FREE char *reply = NULL;
  uint32_t len;

  if (boot_wait_read (fd, word, sizeof word, deadline_ms) == -1)
    return -1;
  len = number_at (word);
  if (len < HEADER_LEN || len > 1024 * 1024)
    return -1;
  reply = xmalloc (len);
  if (boot_wait_read (fd, reply, len, deadline_ms) == -1)
    return -1;
  return number_at (reply + STATUS_AT) == 0 ? 0 : -1;
}

/* Send a message and wait for the reply. */
static int
call (int fd, const struct strbuf *message, int deadline_ms)
{
  uint32_t wire = htonl ((uint32_t) message->len);
  char len[sizeof wire];

  memcpy (len, &wire, sizeof len);
  if (send_all (fd, len, sizeof len) == -1 ||
      send_all (fd, message->ptr, message->len) == -1)
    return -1;
  return read_reply (fd, deadline_ms);
}

int
daemon_shell (int fd, const char *command, int deadline_ms)
{
  CLEANUP_STRBUF struct strbuf message = { 0 };

  put_header (&message, PROC_DEBUG);
  put_string (&message, "sh");
  put_number (&message, 1);
  put_string (&message, command);
  return call (fd, &message, deadline_ms);
}

int
daemon_list_volumes (int fd, int deadline_ms)
{
  CLEANUP_STRBUF struct strbuf message = { 0 };

  put_header (&message, PROC_LVS);
  return call (fd, &message, deadline_ms);
}
