/* diskfish: run commands that others send.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-server.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "hooks.h"
#include "remote-protocol.h"
#include "remote-socket.h"
#include "remote-streams.h"
#include "run.h"
#include "shell.h"
#include "signals.h"
#include "start.h"

/* A client that sends nothing must not keep others waiting. */
enum { PATIENCE_SECONDS = 5 };

struct server {
  struct shell shell;
  int socket;
  bool ended;                   /* the session is closed */
};

/* A connection and what came over it. */
struct client {
  int fd;
  int fds[FRAME_FDS];
  struct arena arena;
  struct strbuf body;
  struct remote_request request;
};

static void
remote_server_refuse (const struct client *client, const char *text)
{
  if (remote_send (client->fd, FRAME_REFUSAL, text, strlen (text),
                   NULL) == -1)
    /* The client has ended. */
    return;
}

static bool
check_version (struct client *client)
{
  const char *theirs = remote_get_version (client->body.ptr,
                                           client->body.len, &client->arena);
  CLEANUP_FREE char *text = NULL;
  const char *blank;

  if (theirs != NULL && strcmp (theirs, remote_version) == 0)
    return true;
  blank = theirs ? strchr (theirs, ' ') : NULL;
  text = xasprintf ("the server is diskfish %s, this is %s",
                    PACKAGE_VERSION, blank ? blank + 1 : "something else");
  remote_server_refuse (client, text);
  return false;
}

/* True if a whole request has arrived from a client of the same user. */
static bool
remote_server_receive (struct client *client)
{
  const struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
  enum frame_type type;

  setsockopt (client->fd, SOL_SOCKET, SO_RCVTIMEO, &patience,
              sizeof patience);
  setsockopt (client->fd, SOL_SOCKET, SO_SNDTIMEO, &patience,
              sizeof patience);
  if (!remote_socket_is_own (client->fd, NULL) ||
      remote_receive (client->fd, &type, &client->body, client->fds) == -1)
    return false;
  if (type != FRAME_REQUEST || !check_version (client))
    return false;
  if (remote_get_request (client->body.ptr, client->body.len, &client->arena,
                          &client->request) && client->fds[2] >= 0)
    return true;
  remote_server_refuse (client, "the request cannot be understood");
  return false;
}

/* A launch starts processes that outlive the request. */
static bool
is_launch (const struct remote_request *request)
{
  for (size_t i = 0; i < request->count; ++i) {
    const struct command *command = command_find (request->words[i].text);

    if (command == NULL)
      return false;
    if (command->effects & EFFECT_LAUNCHES)
      return true;
    if (!(command->flags & COMMAND_MODIFIER))
      return false;
  }
  return false;
}

static int
remote_server_run (struct server *server, struct client *client,
                   const struct source *source, struct diag *diag)
{
  const struct remote_request *request = &client->request;
  struct shell *shell = &server->shell;
  struct remote_streams before;
  bool launch = is_launch (request);
  int status;

  shell->output = request->output < output_choices.count
    ? (enum output_mode) request->output : OUTPUT_TEXT;
  shell->keys_from_stdin = request->keys_from_stdin;
  shell->echo_keys = request->echo_keys;
  if (launch)
    remote_streams_borrow (&before, client->fds);
  else
    remote_streams_attach (client->fds);
  status = run_words (shell, source, request->words, request->count, diag);
  if (launch)
    remote_streams_return (&before);
  return status;
}

/* Remove the socket first: no client may find a server that is closing. */
static int
end (struct server *server, struct diag *diag)
{
  int status;

  server->ended = true;
  remote_socket_remove ();
  status = session_stop (&server->shell.session, diag);
  signals_detach ();
  session_free (&server->shell.session);
  return status;
}

static void
serve (struct server *server, struct client *client)
{
  const struct remote_request *request = &client->request;
  struct source *source = source_new (request->source_name, request->source,
                                      request->source_len,
                                      request->first_line);
  CLEANUP_STRBUF struct strbuf body = { 0 };
  struct remote_answer answer = { 0 };

  answer.failed = remote_server_run (server, client, source,
                                     &answer.diag) == -1;
  if (server->shell.session.quit || signals_received () == SIGTERM ||
      (answer.failed && !request->ignore_error)) {
    answer.ended = true;
    if (end (server, &answer.diag) == -1)
      answer.failed = true;
  }
  /* Handlers of the end of the session still write to the client. */
  remote_streams_detach ();
  signals_forget_interrupt ();
  remote_put_answer (&body, &answer);
  if (remote_send (client->fd, FRAME_ANSWER, body.ptr, body.len, NULL) == -1)
    clearerr (stderr);
  diag_reset (&answer.diag);
  source_free (source);
}

static void
accept_one (struct server *server)
{
  struct client client = {
    .fd = accept4 (server->socket, NULL, NULL, SOCK_CLOEXEC),
    .fds = { -1, -1, -1 },
  };

  if (client.fd == -1)
    return;
  if (remote_server_receive (&client))
    serve (server, &client);
  for (size_t i = 0; i < FRAME_FDS; ++i)
    if (client.fds[i] >= 0)
      close (client.fds[i]);
  close (client.fd);
  arena_free (&client.arena);
  strbuf_reset (&client.body);
}

static int
loop (struct server *server)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  while (!server->ended) {
    accept_one (server);
    signals_forget_interrupt ();
    if (signals_received ())
      break;
  }
  close (server->socket);
  if (!server->ended)
    return end (server, &diag) == 0 ? STATUS_OK : STATUS_FAILED;
  return STATUS_OK;
}

/* Prepare the session until clients can connect.  Errors go to standard error,
 * which no process that is started here may keep open.
 */
static int
remote_server_prepare (struct server *server, struct options *options)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int fds[FRAME_FDS];
  struct remote_streams before;
  int status;

  for (int fd = 0; fd < FRAME_FDS; ++fd)
    fds[fd] = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  remote_streams_detach ();
  remote_streams_borrow (&before, fds);
  setvbuf (stdin, NULL, _IONBF, 0);
  shell_init (&server->shell, &hooks_of_shell);
  server->shell.serving = true;
  signals_init (server->shell.session.appliance);
  start_configure (&server->shell, options);
  status = start_up (&server->shell, options);
  if (status == STATUS_OK) {
    server->socket = remote_socket_listen (&diag);
    if (server->socket == -1) {
      report (options->output, &diag);
      status = STATUS_FAILED;
    }
  }
  remote_streams_return (&before);
  return status;
}

/* The server.  READY is written to when it listens. */
static int
background (struct options *options, int ready)
{
  struct server server = { .socket = -1 };
  int status = remote_server_prepare (&server, options);

  if (status != STATUS_OK)
    return shell_close (&server.shell, status);
  setsid ();
  if (write (ready, "", 1) != 1)
    status = STATUS_FAILED;
  close (ready);
  status = loop (&server);
  strbuf_reset (&server.shell.summary);
  return status;
}

static void
print_pid (const struct options *options, pid_t pid)
{
  if (options->csh)
    printf ("setenv GUESTFISH_PID %ld\n", (long) pid);
  else
    printf ("GUESTFISH_PID=%ld; export GUESTFISH_PID\n", (long) pid);
}

/* Wait until the server listens or has failed. */
static int
foreground (const struct options *options, pid_t pid, int ready)
{
  char byte;
  ssize_t got;
  int status;

  do
    got = read (ready, &byte, 1);
  while (got == -1 && errno == EINTR);
  if (got == 1) {
    print_pid (options, pid);
    return STATUS_OK;
  }
  while (waitpid (pid, &status, 0) == -1)
    if (errno != EINTR)
      return STATUS_FAILED;
  return WIFEXITED (status) && WEXITSTATUS (status) != 0
    ? WEXITSTATUS (status) : STATUS_FAILED;
}

int
remote_listen (struct options *options)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int ends[2];
  pid_t pid = -1;

  if (pipe2 (ends, O_CLOEXEC) == 0) {
    fflush (NULL);
    pid = fork ();
  }
  if (pid == -1) {
    diag_set (&diag, DIAG_FAILED, "cannot go into the background: %s",
              strerror (errno));
    report (options->output, &diag);
    return STATUS_FAILED;
  }
  if (pid == 0) {
    close (ends[0]);
    return background (options, ends[1]);
  }
  close (ends[1]);
  return foreground (options, pid, ends[0]);
}
