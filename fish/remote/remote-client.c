/* diskfish: let a server run the commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-client.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "command.h"
#include "remote-protocol.h"
#include "remote-socket.h"
#include "signals.h"

/* The lines of the source that the words are in. */
static struct span
lines_of (const struct source *source, const struct word *words,
          size_t count)
{
  struct span lines = { words[0].span.start, words[count-1].span.end };

  while (lines.start > 0 && source->text[lines.start - 1] != '\n')
    lines.start--;
  while (lines.end < source->len && source->text[lines.end] != '\n')
    lines.end++;
  return lines;
}

/* The words with spans in LINES. */
static struct word *
move_words (const struct word *words, size_t count, struct span lines)
{
  struct word *moved = xcalloc (count, sizeof *moved);

  for (size_t i = 0; i < count; ++i) {
    moved[i] = words[i];
    moved[i].span.start -= lines.start;
    moved[i].span.end -= lines.start;
  }
  return moved;
}

static int
send_request (const struct remote_call *call, int fd, struct span lines)
{
  static const int fds[FRAME_FDS] = { 0, 1, 2 };
  const struct source *source = call->source;
  CLEANUP_FREE struct word *moved =
    move_words (call->words, call->count, lines);
  CLEANUP_STRBUF struct strbuf body = { 0 };

  remote_put_request (&body, remote_version, &(struct remote_request) {
    .output = call->output, .ignore_error = call->ignore_error,
    .keys_from_stdin = call->keys_from_stdin,
    .echo_keys = call->echo_keys, .source_name = source->name,
    .source = source->text + lines.start,
    .source_len = lines.end - lines.start,
    .first_line = source_place (source, lines.start).line,
    .words = moved, .count = call->count,
  });
  fflush (NULL);
  return remote_send (fd, FRAME_REQUEST, body.ptr, body.len, fds);
}

/* ^C goes to the server, which stops what it does and then answers. */
static void
wait_for_answer (int fd, pid_t server)
{
  struct pollfd in = { .fd = fd, .events = POLLIN };

  while (poll (&in, 1, -1) == -1 && errno == EINTR) {
    if (signals_received () != SIGINT)
      return;
    kill (server, SIGINT);
  }
}

static int
lost (pid_t pid, struct diag *diag)
{
  return diag_set (diag, DIAG_FAILED, "the server %ld has ended", (long) pid);
}

/* The server's problem becomes ours, at its place in our source. */
static int
take_answer (struct remote_call *call, struct span lines,
             struct remote_answer *answer, struct diag *diag)
{
  const struct source *source = call->source;
  struct diag *theirs = &answer->diag;
  struct span span = { theirs->span.start + lines.start,
                       theirs->span.end + lines.start };

  call->ended = answer->ended;
  if (!answer->failed)
    return 0;
  if (theirs->placed && span.end <= source->len)
    diag_at (diag, theirs->code, source, span, "%s", theirs->text);
  else
    diag_set (diag, theirs->code, "%s", theirs->text);
  if (theirs->hint != NULL)
    diag_hint (diag, "%s", theirs->hint);
  diag_take_detail (diag, STEAL (theirs->detail));
  diag->errnum = theirs->errnum;
  return -1;
}

/* Return how many keys the command asks for. */
static unsigned
count_keys (const struct word *words, size_t count)
{
  const struct command *command = command_find (words[0].text);
  unsigned keys = 0;

  for (size_t i = 1; i < count && command != NULL &&
         (command->flags & COMMAND_MODIFIER) != 0; ++i)
    command = command_find (words[i].text);
  for (size_t i = 0; command != NULL && i < command->nargs; ++i)
    keys += command->args[i].type == ARG_KEY;
  return keys;
}

static int
remote_client_receive (struct remote_call *call, int fd, struct span lines,
                       struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf body = { 0 };
  struct remote_answer answer = { 0 };
  enum frame_type type;
  int unwanted[FRAME_FDS], status;

  wait_for_answer (fd, call->server);
  if (remote_receive (fd, &type, &body, unwanted) == -1)
    return lost (call->server, diag);
  for (size_t i = 0; i < FRAME_FDS; ++i)
    if (unwanted[i] >= 0)
      close (unwanted[i]);
  if (type == FRAME_REFUSAL)
    return diag_set (diag, DIAG_FAILED, "%s", body.ptr ? body.ptr : "refused");
  if (type != FRAME_ANSWER ||
      !remote_get_answer (body.ptr, body.len, &answer))
    return diag_set (diag, DIAG_FAILED,
                     "the server %ld cannot be understood",
                     (long) call->server);
  status = take_answer (call, lines, &answer, diag);
  diag_reset (&answer.diag);
  return status;
}

int
remote_run (struct remote_call *call, struct diag *diag)
{
  CLEANUP_CLOSE int fd = remote_socket_connect (call->server, diag);
  struct span lines;

  if (fd == -1)
    return -1;
  lines = lines_of (call->source, call->words, call->count);
  /* The server takes them from our standard input. */
  if (call->keys_from_stdin)
    call->keys_read = count_keys (call->words, call->count);
  if (send_request (call, fd, lines) == 0 || errno == EPIPE)
    return remote_client_receive (call, fd, lines, diag);
  return diag_set (diag, DIAG_FAILED, "cannot send to the server %ld: %s",
                   (long) call->server, strerror (errno));
}
