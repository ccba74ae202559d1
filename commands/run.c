/* diskfish: run a bound command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cleanup.h"
#include "session.h"
#include "win-path.h"

void
args_place (const struct args *args, size_t index, struct diag *diag)
{
  diag_place (diag, args->source, args->args[index].span);
}

int
command_check_phase (const struct args *args, bool launched,
                     struct diag *diag)
{
  const struct command *command = args->command;

  if (command->phase == PHASE_AFTER_LAUNCH && !launched) {
    diag_at (diag, DIAG_FAILED, args->source, args->name_span,
             "'%s' needs a running appliance", args->name);
    diag_hint (diag, "'run' starts it");
    return -1;
  }
  if (command->phase == PHASE_BEFORE_LAUNCH && launched) {
    diag_at (diag, DIAG_FAILED, args->source, args->name_span,
             "'%s' is not possible while the appliance runs", args->name);
    diag_hint (diag, "'shutdown' stops the appliance");
    return -1;
  }
  return 0;
}

static int
check_installed (const struct args *args, struct diag *diag)
{
  const struct command *command = args->command;

  if (command->run != NULL)
    return 0;
  return diag_at (diag, DIAG_FAILED, args->source, args->name_span,
                  "'%s' needs libguestfs %s or later; this is %s",
                  args->name, command->since, LIBGUESTFS_VERSION);
}

static int
ask_for_keys (struct session *session, struct args *args, struct arena *arena,
              struct diag *diag)
{
  for (size_t i = 0; i < args->command->nargs; ++i) {
    const struct arg_def *def = &args->command->args[i];
    CLEANUP_FREE char *key = NULL;
    size_t len;

    if (def->type != ARG_KEY)
      continue;
    key = session->hooks->read_key (session->shell, def->name, diag);
    if (key == NULL)
      return -1;
    len = strlen (key);
    args->args[i].text = arena_copy (arena, key, len);
    explicit_bzero (key, len);
  }
  return 0;
}

/* A document becomes a file in memory; its descriptor is returned. */
static int
document_file (const struct arg *arg, struct diag *diag)
{
  int fd = memfd_create ("document", MFD_CLOEXEC);
  size_t done = 0;

  while (fd >= 0 && done < arg->len) {
    ssize_t bytes = write (fd, arg->text + done, arg->len - done);

    if (bytes < 0) {
      close (fd);
      fd = -1;
    }
    else
      done += (size_t) bytes;
  }
  if (fd >= 0 && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  return diag_set (diag, DIAG_FAILED, "no room for the document: %s",
                   strerror (errno));
}

/* Give file arguments the names that the library opens: a document, and -
 * for standard input or output.
 */
static int
open_files (struct args *args, struct arena *arena, int *document,
            struct diag *diag)
{
  for (size_t i = 0; i < args->command->nargs; ++i) {
    enum arg_type type = args->command->args[i].type;
    struct arg *arg = &args->args[i];
    bool in = type == ARG_FILE_IN, out = type == ARG_FILE_OUT;

    if (!arg->given || !(in || out))
      continue;
    if (in && arg->document) {
      CLEANUP_FREE char *path = NULL;

      *document = document_file (arg, diag);
      if (*document == -1)
        return -1;
      path = xasprintf ("/dev/fd/%d", *document);
      arg->text = arena_copy (arena, path, strlen (path));
    }
    else if (strcmp (arg->text, "-") == 0)
      arg->text = in ? "/dev/stdin" : "/dev/stdout";
  }
  return 0;
}

int
command_run (struct session *session, struct args *args, struct arena *arena,
             struct value *result, struct diag *diag)
{
  CLEANUP_CLOSE int document = -1;
  int status = check_installed (args, diag);
  bool launched;

  if (args->command->phase == PHASE_BEFORE_LAUNCH)
    appliance_notice_end (session->appliance);
  launched = appliance_is_up (session->appliance);

  if (status == 0)
    status = command_check_phase (args, launched, diag);
  if (status == 0)
    status = ask_for_keys (session, args, arena, diag);
  if (status == 0)
    status = win_paths_resolve (session, args, arena, diag);
  if (status == 0)
    status = open_files (args, arena, &document, diag);
  if (status == 0)
    status = args->command->run (session, args, result, diag);
  diag_place (diag, args->source, args->name_span);
  return status;
}

/* Whether LEN bytes at WORD are a name that only the library's inside knows:
 * of a call's half ("mount_stub"), of this very command, or, FIRST in the
 * message, of another call that the library made for it.  What follows may
 * be a program of the guest, which can have the name of a command.
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
  /* "ls0" is a part of "ls". */
  return same == strlen (command) && same + 1 == len;
}

/* Behind the names of calls that stand before the message. */
static const char *
without_internals (const char *message, const char *command)
{
  for (bool first = true;; first = false) {
    size_t len = strcspn (message, ": ");

    if (len == 0 || strncmp (message + len, ": ", 2) != 0 ||
        !is_internal (message, len, first, command))
      return message;
    message += len + 2;
  }
}

/* One line, without the paragraphs about debugging. */
static char *
one_line (const char *message)
{
  static const char *const paragraphs[] = {
    "\nThis usually means", "\nTo see full error messages",
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
  for (char *p = line; *p != '\0'; p++)
    if (iscntrl ((unsigned char) *p))
      *p = ' ';
  return line;
}

char *
library_message (guestfs_h *g, const char *command)
{
  const char *message = guestfs_last_error (g);
  CLEANUP_FREE char *line = one_line (message ? message : "it failed");

  return xstrdup (without_internals (line, command));
}

/* The longest argument that the message names. */
static void
place_by_message (const struct args *args, const char *message,
                  struct diag *diag)
{
  const struct arg *best = NULL;
  size_t count = args->command->nargs + args->command->nopts;

  for (size_t i = 0; i < count; ++i) {
    const struct arg *arg = &args->args[i];

    if (arg->given && !arg->document && arg->text != NULL && arg->len > 1 &&
        strstr (message, arg->text) != NULL &&
        (best == NULL || arg->len > best->len))
      best = arg;
  }
  if (best != NULL)
    diag_place (diag, args->source, best->span);
}

int
call_failed (struct session *session, const struct args *args,
             struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const char *message = guestfs_last_error (g);
  CLEANUP_FREE char *line = one_line (message ? message : "it failed");
  const char *rest = without_internals (line, args->command->name);

  if (strncmp (rest, "call launch before", 18) == 0) {
    diag_set (diag, DIAG_FAILED, "'%s' needs a running appliance",
              args->name);
    diag_hint (diag, "'run' starts it");
    return -1;
  }
  if (strncmp (rest, "appliance closed the connection", 31) == 0 ||
      (strstr (rest, "/diskfish-hv") != NULL &&
       strstr (rest, " killed by signal ") != NULL))
    diag_set (diag, DIAG_FAILED, "%s: the appliance has stopped",
              args->name);
  else
    diag_set (diag, DIAG_FAILED, "%s: %s", args->name, rest);
  diag->errnum = guestfs_last_errno (g);
  place_by_message (args, line, diag);
  return -1;
}

int
call_lacks_option (const struct args *args, size_t index, struct diag *diag)
{
  return diag_at (diag, DIAG_FAILED, args->source, args->opts[index].span,
                  "the installed libguestfs %s has no option '%s' here",
                  LIBGUESTFS_VERSION, args->command->opts[index].name);
}
