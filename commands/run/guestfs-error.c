/* diskfish: turn an error of libguestfs into a diagnostic.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "call-errors.h"
#include "cleanup.h"
#include "error-hints.h"
#include "handle.h"
#include "session.h"
#include "strbuf.h"
#include "tar-message.h"

/* True if the LEN bytes at WORD are a name that means nothing to the user: an
 * internal function of the daemon ("mount_stub"), the name of COMMAND itself,
 * or, FIRST in the message, another call that the library made for COMMAND.
 * Names that follow may be programs of the guest, some of which are called like
 * a command.
 */
static bool
is_internal (const char *word, size_t len, bool first,
             const char *command)
{
  CLEANUP_FREE char *name = xstrndup (word, len);
  size_t same = 0;

  for (size_t i = 0; i < len; ++i)
    if (!islower ((unsigned char) name[i]) && name[i] != '_' &&
        !isdigit ((unsigned char) name[i]))
      return false;
  if (strchr (name, '_') != NULL || (first && command_find (name) != NULL))
    return true;
  while (same < len && command[same] == name[same])
    same++;
  /* "ls0" belongs to "ls". */
  return same == strlen (command) && same + 1 == len;
}

/* True if the first LEN bytes of the message are an argument of the command: a
 * host file may be called like a command.
 */
static bool
is_value (const char *message, size_t len, const struct args *args)
{
  for (size_t i = 0; args != NULL && i < args->command->nargs; ++i) {
    const struct arg *arg = &args->args[i];

    if (arg->given && arg->text != NULL && strlen (arg->text) == len &&
        strncmp (message, arg->text, len) == 0)
      return true;
  }
  return false;
}

/* Return the message without the names of calls at its start. */
static const char *
without_internals (const char *message, const char *command,
                   const struct args *args)
{
  for (bool first = true;; first = false) {
    size_t len = strcspn (message, ": ");

    if (len > 0 && strcmp (message + len, ":") == 0)
      return message + len + 1;
    if (len == 0 || strncmp (message + len, ": ", 2) != 0 ||
        !is_internal (message, len, first, command) ||
        is_value (message, len, args))
      return message;
    message += len + 2;
  }
}

/* Remove the directory under which the appliance mounts the guest's files.  The
 * daemon's messages contain it, but users never see it elsewhere.
 */
static char *
without_sysroot (const char *message)
{
  static const char sysroot[] = "/sysroot";
  const size_t len = sizeof sysroot - 1;
  struct strbuf out = { 0 };

  for (const char *p = message; *p != '\0'; p++) {
    bool start = p == message || strchr (" '\"=", p[-1]) != NULL;

    if (start && strncmp (p, sysroot, len) == 0 &&
        !isalnum ((unsigned char) p[len])) {
      p += len;
      if (*p != '/')
        strbuf_putc (&out, '/');
      if (*p == '\0')
        break;
    }
    strbuf_putc (&out, *p);
  }
  return strbuf_steal (&out);
}

/* Remove "PROGRAM exited with status 1: " from the message.  The program's own
 * error follows it.
 */
static void
cut_status (char *message)
{
  static const char sign[] = " exited with status ";
  char *at = strstr (message, sign), *start = at, *end;

  if (at == NULL)
    return;
  end = at + sizeof sign - 1;
  end += strspn (end, "0123456789");
  if (strncmp (end, ": ", 2) != 0)
    return;
  while (start > message && start[-1] != ' ')
    start--;
  memmove (start, end + 2, strlen (end + 2) + 1);
}

/* Join all lines to one.  Drop the spaces with which programs indent them, but
 * keep others: they may be part of a file name.
 */
static void
join_lines (char *text)
{
  char *to = text;
  bool start = false;

  for (const char *from = text; *from != '\0'; ++from) {
    bool control = iscntrl ((unsigned char) *from);

    if ((control || *from == ' ') && start)
      continue;
    *to++ = control ? ' ' : *from;
    start = control || (*from == ' ' && from > text && from[-1] == ':');
  }
  *to = '\0';
}

/* Return the message in one line, without the paragraphs about debugging and
 * usage.  The caller frees it.
 */
static char *
one_line (const char *message)
{
  static const char *const paragraphs[] = {
    "\nThis usually means", "\nTo see full error messages",
    "\n       dmesg(1) may have more", "\nUsage: ",
  };
  size_t len = strlen (message);
  char *line;

  for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; ++i) {
    const char *at = strstr (message, paragraphs[i]);

    if (at != NULL && (size_t) (at - message) < len)
      len = (size_t) (at - message);
  }
  while (len > 0 && strchr (" \t\n.", message[len-1]) != NULL)
    len--;
  line = xstrndup (message, len);
  join_lines (line);
  cut_status (line);
  return line;
}

/* Return the error with the cause.  This is the first one, with an exception:
 * if the host's tar fails, the guest's tar reports a truncated archive first.
 */
static const char *
cause_of (guestfs_h *g)
{
  const char *first = call_error (g), *last = guestfs_last_error (g);

  return first != NULL && last != NULL && tar_message_of_end (first) &&
    tar_message_of_host (last) ? last : first;
}

static char *
message_of (guestfs_h *g, const char *command, const struct args *args)
{
  const char *message = cause_of (g);
  CLEANUP_FREE char *line = NULL, *tar = NULL;

  if (message == NULL)
    return xstrdup ("unknown reason");
  tar = tar_message (message);
  if (tar == NULL && tar_message_of_host (message))
    tar = xstrdup ("tar on the host failed without a message");
  line = tar ? STEAL (tar) : one_line (message);
  return without_sysroot (without_internals (line, command, args));
}

char *
library_message (guestfs_h *g, const char *command)
{
  return message_of (g, command, NULL);
}

char *
call_message (guestfs_h *g, const struct args *args)
{
  return message_of (g, args->command->name, args);
}

/* Remove the name of the command, which a program of the guest may share. */
static const char *
without_name (const char *message, const char *name)
{
  size_t len = strlen (name);

  return strncmp (message, name, len) == 0 &&
    strncmp (message + len, ": ", 2) == 0 ? message + len + 2 : message;
}

/* Explain the failure without events: handlers must not see the calls that
 * collect the facts.
 */
static bool
fix_quietly (struct session *session, const struct args *args,
             const struct failure *failure, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  bool before = handle_quiet (g, true);
  bool known = error_hint_known (session, args, failure, diag);

  handle_quiet (g, before);
  return known;
}

/* True if the appliance has stopped.  The signal that ends QEMU also interrupts
 * system calls of the library, which then reports EINTR.
 */
static bool
is_stopped (const struct session *session, const char *message, int errnum)
{
  return handle_message_tells_stop (message) ||
    (errnum == EINTR && appliance_was_ended (session->appliance));
}

static int
explain (struct session *session, const struct args *args, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  int errnum = call_errno (g);
  const struct arg *named;
  const char *error = cause_of (g);
  bool of_host = error != NULL && tar_message_of_host (error);
  CLEANUP_FREE char *rest = call_message (g, args);
  const struct failure failure = { .message = rest, .of_host = of_host };

  if (fix_quietly (session, args, &failure, diag)) {
    diag->errnum = errnum;
    return -1;
  }
  if (strncmp (rest, "call launch before", 18) == 0) {
    diag_set (diag, DIAG_FAILED, "'%s' needs a running appliance",
              args->name);
    diag_hint (diag, "start it with 'run'");
    return -1;
  }
  if (is_stopped (session, rest, errnum))
    diag_set (diag, DIAG_FAILED, "%s: the appliance has stopped",
              args->name);
  else
    diag_set (diag, DIAG_FAILED, "%s: %s", args->name,
              *rest ? without_name (rest, args->name)
              : "libguestfs gives no reason");
  diag->errnum = errnum;
  named = remedy_named (args, rest);
  if (named != NULL)
    diag_place (diag, args->source, named->span);
  return -1;
}

int
call_failed (struct session *session, const struct args *args,
             struct diag *diag)
{
  const char *last = guestfs_last_error (session_guestfs (session));
  /* explain makes calls of its own, which replace the library's last error. */
  CLEANUP_FREE char *message = last ? xstrdup (last) : NULL;
  int status = explain (session, args, diag);

  diag_set_library (diag, message);
  return status;
}

int
call_lacks_option (const struct args *args, size_t index, struct diag *diag)
{
  return diag_at (diag, DIAG_FAILED, args->source, args->opts[index].span,
                  "libguestfs %s has no option '%s' for this command",
                  LIBGUESTFS_VERSION, args->command->opts[index].name);
}
