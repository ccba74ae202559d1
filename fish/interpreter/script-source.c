/* diskfish: read commands from scripts, arguments and standard input.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "script-source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "interpreter.h"
#include "printer.h"
#include "signals.h"
#include "strbuf.h"

static int
print_problems (const struct diags *problems, enum output_mode mode)
{
  for (size_t i = 0; i < problems->len; ++i)
    report (mode, &problems->ptr[i]);
  return problems->len > 0 ? STATUS_USAGE : STATUS_OK;
}

/* Report why a script does not run.  With --tap, count it as a failed test. */
static int
refuse_script (struct shell *shell, const char *name,
               const struct diag *problem)
{
  if (shell->tap.out != NULL)
    tap_result (&shell->tap, name, false, problem);
  else
    report (shell->output, problem);
  return STATUS_USAGE;
}

/* Check the source, and run it if it has no problems.  As guestfish, run it up
 * to the first problem.
 */
int
script_source_run (struct shell *shell, const struct source *source)
{
  CLEANUP_DIAGS struct diags problems = { 0 };
  CLEANUP_CHECK_STATE struct check_state state = {
    .known = variables_names (&shell->variables),
  };

  if (!shell->plain)
    check_source (source, false, &state, &problems);
  if (problems.len > 0)
    return refuse_script (shell, source->name, &problems.ptr[0]);
  return interpreter_execute_source (shell, source);
}

static int
run_args (struct shell *shell, const struct script *script)
{
  CLEANUP_DIAGS struct diags problems = { 0 };
  CLEANUP_CHECK_STATE struct check_state state = {
    .known = variables_names (&shell->variables),
  };

  if (!shell->plain)
    check_script (script, false, &state, &problems);
  if (problems.len > 0)
    return refuse_script (shell, "<args>", &problems.ptr[0]);
  return interpreter_execute (shell, script);
}

/* Set a diag that FILE cannot be read, from errno. */
static void
unreadable (const char *file, struct diag *diag)
{
  diag_set (diag, DIAG_USAGE, "cannot read '%s': %s", file, strerror (errno));
}

static struct source *
open_script (const char *file, struct diag *diag)
{
  bool standard = strcmp (file, "-") == 0;
  struct source *source = source_read (standard ? "<stdin>" : file,
                                       standard ? "/dev/stdin" : file);

  if (source == NULL)
    unreadable (file, diag);
  return source;
}

struct source *
script_source_open (const char *file, enum output_mode mode)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct source *source = open_script (file, &diag);

  if (source == NULL)
    report (mode, &diag);
  return source;
}

static int
run_file (struct shell *shell, const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct source *source = open_script (file, &diag);
  int status;

  if (source == NULL)
    return refuse_script (shell, file, &diag);
  source->plain = shell->plain;
  status = script_source_run (shell, source);
  source_free (source);
  return status;
}

int
script_source_check (const struct source *source, bool all,
                     struct check_state *state, enum output_mode mode)
{
  CLEANUP_DIAGS struct diags problems = { 0 };

  check_source (source, all, state, &problems);
  return print_problems (&problems, mode);
}

/* Return how many arguments precede a ':' without a command before it. */
static size_t
count_before_gap (char *const *args, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    if (strcmp (args[i], ":") == 0 &&
        (i == 0 || strcmp (args[i-1], ":") == 0))
      return i;
  return count;
}

static int
refuse_gap (struct shell *shell)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "a command is missing before ':'");
  return refuse_script (shell, "<args>", &diag);
}

/* In guestfish, a missing command before ':' is a failing command. */
int
script_source_run_args (struct shell *shell, char *const *args, size_t count)
{
  size_t before = shell->plain ? count_before_gap (args, count) : count;
  struct script script = { 0 };
  struct source *source = script_from_args (&script, args, before);
  int status = run_args (shell, &script);

  if (status == STATUS_OK && before < count && !shell->session.quit)
    status = refuse_gap (shell);
  script_free (&script);
  source_free (source);
  return status;
}

int
script_source_check_args (char *const *args, size_t count, bool all,
                          struct check_state *state, enum output_mode mode)
{
  CLEANUP_DIAGS struct diags problems = { 0 };
  struct script script = { 0 };
  struct source *source = script_from_args (&script, args, count);
  int status;

  check_script (&script, all, state, &problems);
  status = print_problems (&problems, mode);
  script_free (&script);
  source_free (source);
  return status;
}

/* Standard input, which is read line by line. */
struct stream {
  const char *name;             /* name in diagnostics */
  struct strbuf pending;        /* lines of the current statement */
  unsigned line;                /* number of its first line */
  unsigned lines;               /* number of its lines */
  bool ended;
};

/* Read one more line.  Return false at the end of the input. */
static bool
script_source_read_line (struct stream *s)
{
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len = getline (&line, &cap, stdin);

  if (len <= 0) {
    s->ended = true;
    return false;
  }
  strbuf_add (&s->pending, line, (size_t) len);
  s->lines++;
  return true;
}

/* Return true if the line at START completes the statement. */
static bool
brings (const struct stream *s, size_t start, const struct expected *wanted)
{
  const char *line = s->pending.ptr + start;
  size_t len = s->pending.len - start, spaces;

  switch (wanted->kind) {
  case WANTED_NOTHING: case WANTED_MORE:
    return true;
  case WANTED_QUOTE:
    return memchr (line, wanted->text[0], len) != NULL;
  case WANTED_LINE:
    len = strcspn (line, "\r\n");
    return len == strlen (wanted->text) &&
      memcmp (line, wanted->text, len) == 0;
  case WANTED_END:
    spaces = strspn (line, " \t");
    return strncasecmp (line + spaces, "end", 3) == 0;
  }
  return true;
}

static void
read_until (struct stream *s, const struct expected *wanted)
{
  size_t start = s->pending.len;

  while (script_source_read_line (s) && !brings (s, start, wanted))
    start = s->pending.len;
}

/* Read and run one statement, which may have several lines. */
static int
run_statement (struct shell *shell, struct stream *s)
{
  int status = STATUS_OK;

  s->pending.len = 0;
  s->line += s->lines + shell->keys_read;
  s->lines = shell->keys_read = 0;
  if (!script_source_read_line (s))
    return STATUS_OK;
  for (;;) {
    struct source *source = source_new (s->name, s->pending.ptr,
                                        s->pending.len, s->line);
    struct script script = { 0 };
    bool complete;

    source->plain = shell->plain;
    script_parse (&script, source);
    complete = script.wanted.kind == WANTED_NOTHING || s->ended;
    if (complete)
      status = interpreter_execute (shell, &script);
    else
      read_until (s, &script.wanted);
    script_free (&script);
    source_free (source);
    if (complete)
      return status;
  }
}

/* Read all input if it is complete already: a file, or a pipe that its writer
 * has closed.  Return true if so.
 */
static bool
read_whole (struct stream *s)
{
  struct stat file;
  struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

  if (fstat (STDIN_FILENO, &file) == 0 && S_ISREG (file.st_mode)) {
    while (script_source_read_line (s))
      ;
    return true;
  }
  /* poll(2): POLLHUP means that all writers have closed the pipe. */
  if (poll (&in, 1, 0) <= 0 || !(in.revents & POLLHUP))
    return false;
  while (script_source_read_line (s))
    ;
  return true;
}

/* Run the remaining input as one script. */
static int
run_whole (struct shell *shell, const struct stream *s)
{
  const char *text = s->pending.ptr ? s->pending.ptr : "";
  struct source *source = source_new (s->name, text, s->pending.len, 1);
  int status;

  source->plain = shell->plain;
  status = script_source_run (shell, source);
  source_free (source);
  return status;
}

static int
run_statements (struct shell *shell, struct stream *s)
{
  int status = STATUS_OK;

  while (status == STATUS_OK && !s->ended && !shell->session.quit &&
         !signals_received ())
    status = run_statement (shell, s);
  return status;
}

int
script_source_run_stdin (struct shell *shell)
{
  struct stream stream = { .name = "<stdin>", .line = 1 };
  int status;

  /* A server reads the keys of its client: leave them in the pipe. */
  if (shell->keys_from_stdin && shell->server != 0)
    setvbuf (stdin, NULL, _IONBF, 0);
  /* With keys_from_stdin, a key follows the command that needs it.  Do not
   * parse keys as commands.
   */
  if (!shell->keys_from_stdin && read_whole (&stream))
    status = run_whole (shell, &stream);
  else
    status = run_statements (shell, &stream);
  strbuf_reset (&stream.pending);
  return status;
}

/* Make FILE standard input, as guestfish does with every script. */
static int
replace_stdin (const char *file, struct diag *diag)
{
  CLEANUP_CLOSE int fd = open (file, O_RDONLY | O_CLOEXEC);

  if (fd == -1 || dup2 (fd, STDIN_FILENO) == -1) {
    unreadable (file, diag);
    return -1;
  }
  /* Drop buffered input and the end of file of the previous standard input. */
  __fpurge (stdin);
  clearerr (stdin);
  return 0;
}

/* Run a script of guestfish that contains keys. */
static int
run_file_with_keys (struct shell *shell, const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct stream stream = { .name = file, .line = 1 };
  int status;

  if (replace_stdin (file, &diag) == -1)
    return refuse_script (shell, file, &diag);
  shell->keys_read = 0;
  status = run_statements (shell, &stream);
  strbuf_reset (&stream.pending);
  return status;
}

int
script_source_run_file (struct shell *shell, const char *file)
{
  if (!shell->keys_from_stdin)
    return run_file (shell, file);
  if (strcmp (file, "-") == 0)
    return script_source_run_stdin (shell);
  return shell->plain ? run_file_with_keys (shell, file)
    : run_file (shell, file);
}
