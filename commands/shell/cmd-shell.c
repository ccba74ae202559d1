/* diskfish: the commands 'echo', 'quit', 'lcd', 'complete' and others of the
 * shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "handle.h"
#include "handlers.h"
#include "session.h"
#include "strbuf.h"

int
cmd_echo (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  struct strbuf line = { 0 };

  (void) session;
  (void) diag;
  for (size_t i = 0; i < args->nwords; ++i) {
    if (i > 0)
      strbuf_putc (&line, ' ');
    strbuf_puts (&line, args->words[i].text);
  }
  value_take_string (result, strbuf_steal (&line));
  return 0;
}

int
cmd_quit (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  (void) args;
  (void) result;
  (void) diag;
  session->quit = true;
  return 0;
}

int
cmd_lcd (struct session *session, const struct args *args,
         struct value *result, struct diag *diag)
{
  const char *directory = args->args[0].text;

  (void) result;
  if (handle_reads_directory () && session_open (session, diag) == -1)
    return -1;
  if (chdir (directory) == 0)
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot enter '%s': %s", directory,
            strerror (errno));
  diag->errnum = errno;
  args_place (args, 0, diag);
  return -1;
}

/* Create the handle before a change of a variable that it reads: as in
 * guestfish, the handle has the environment of the start.
 */
static int
open_for_variable (struct session *session, const char *name,
                   struct diag *diag)
{
  return handle_reads_variable (name) ? session_open (session, diag) : 0;
}

int
cmd_setenv (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  (void) result;
  if (open_for_variable (session, args->args[0].text, diag) == -1)
    return -1;
  if (setenv (args->args[0].text, args->args[1].text, 1) == 0)
    return 0;
  diag_set (diag, DIAG_FAILED, "'%s' is not an environment variable name",
            args->args[0].text);
  args_place (args, 0, diag);
  return -1;
}

int
cmd_unsetenv (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  (void) result;
  if (open_for_variable (session, args->args[0].text, diag) == -1)
    return -1;
  if (unsetenv (args->args[0].text) == 0)
    return 0;
  diag_set (diag, DIAG_FAILED, "'%s' is not an environment variable name",
            args->args[0].text);
  args_place (args, 0, diag);
  return -1;
}

/* The words of 'complete' after its option and --. */
struct incomplete {
  const struct word *words;
  size_t count;
};

/* Skip the next word if it is WORD. */
static bool
shell_take (struct incomplete *what, const char *word)
{
  if (what->count == 0 || strcmp (what->words->text, word) != 0)
    return false;
  what->words++;
  what->count--;
  return true;
}

static char *
complete_args (struct session *session, const struct incomplete *what)
{
  CLEANUP_FREE char **list = xcalloc (what->count + 1, sizeof *list);

  for (size_t i = 0; i < what->count; ++i)
    list[i] = (char *) what->words[i].text;
  return session->hooks->complete_args (session->shell, list, what->count);
}

/* Usage: complete [--] LINE, --args [--] WORD... or --disk [--] TEXT. */
int
cmd_complete (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  struct incomplete what = { args->words, args->nwords };
  bool words = shell_take (&what, "--args");
  bool disk = !words && shell_take (&what, "--disk");
  const char *text;

  (void) diag;
  shell_take (&what, "--");
  text = what.count > 0 ? what.words->text : "";
  if (words)
    value_take_text (result, complete_args (session, &what));
  else if (disk)
    value_take_text (result, session->hooks->complete_disk (session->shell,
                                                            text));
  else
    value_take_text (result, session->hooks->complete (session->shell, text));
  return 0;
}

int
cmd_man (struct session *session, const struct args *args,
         struct value *result, struct diag *diag)
{
  (void) args;
  (void) result;
  return session->hooks->run_host (session->shell, "man diskfish", diag);
}

int
cmd_list_commands (struct session *session, const struct args *args,
                   struct value *result, struct diag *diag)
{
  struct strbuf names = { 0 };

  (void) session;
  (void) args;
  (void) diag;
  for (size_t i = 0; i < command_name_count; ++i)
    if (!(command_names[i].command->flags &
          (COMMAND_HIDDEN | COMMAND_KEYWORD)))
      strbuf_printf (&names, "%s\n", command_names[i].name);
  value_take_text (result, strbuf_steal (&names));
  return 0;
}
