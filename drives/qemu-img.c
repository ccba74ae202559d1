/* diskfish: run qemu-img.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "qemu-img.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "spawn-child.h"
#include "strbuf.h"
#include "vector.h"

enum {
  MEMORY_LIMIT = 1 << 30,
  TIME_LIMIT = 10,              /* seconds of processor time */
  PATIENCE = 60,                /* seconds of elapsed time */
  WATCH_MS = 200,               /* interval of checks for an interrupt */
  CANNOT_RUN = 127,             /* exit status of a child that cannot exec */
};

char *
qemu_img_file (const char *name)
{
  return xasprintf ("%s%s", *name == '/' ? "" : "./", name);
}

static void
limit (int resource, rlim_t most)
{
  struct rlimit both = { most, most };

  setrlimit (resource, &both);
}

/* The arguments of exec. */
struct program {
  const char **argv;
  bool limited;
  int out, err;                 /* write ends of the pipes */
};

/* Run qemu-img in a new process: see spawn_child. */
static int
exec (void *opaque)
{
  const struct program *program = opaque;

  prctl (PR_SET_PDEATHSIG, SIGTERM);
  dup2 (open ("/dev/null", O_RDONLY), STDIN_FILENO);
  dup2 (program->out, STDOUT_FILENO);
  dup2 (program->err, STDERR_FILENO);
  if (program->limited) {
    limit (RLIMIT_AS, MEMORY_LIMIT);
    limit (RLIMIT_CPU, TIME_LIMIT);
    alarm (PATIENCE);
  }
  execvp (program->argv[0], (char **) program->argv);
  _exit (CANNOT_RUN);
}

/* Return the arguments with the name of the program before them.  The caller
 * frees the array.
 */
static const char **
with_program (const char *const *args)
{
  size_t count = 0;
  const char **argv;

  while (args[count] != NULL)
    count++;
  argv = xcalloc (count + 2, sizeof *argv);
  argv[0] = "qemu-img";
  memcpy (argv + 1, args, count * sizeof *args);
  return argv;
}

/* A running qemu-img. */
struct run {
  const struct qemu_img_watch *watch;   /* or NULL */
  pid_t pid;
  bool interrupted;
};

/* Report the progress.  With -p, qemu-img prints "    (12.34/100%)" and a
 * carriage return each time; the last one is current.
 */
static void
qemu_img_report_progress (const struct run *run, const char *output)
{
  const char *last = strrchr (output, '(');
  double percent;

  if (run->watch->progress != NULL && last != NULL &&
      sscanf (last, "(%lf/100%%)", &percent) == 1)
    run->watch->progress (run->watch->opaque, percent);
}

bool
qemu_img_is_interrupted (const struct qemu_img_watch *watch)
{
  return watch != NULL && watch->interrupted != NULL &&
    watch->interrupted (watch->opaque);
}

/* Report progress, and stop qemu-img after an interrupt. */
static void
check_run (struct run *run, const struct strbuf *output)
{
  if (run->watch != NULL && output->len > 0)
    qemu_img_report_progress (run, output->ptr);
  if (run->interrupted || !qemu_img_is_interrupted (run->watch))
    return;
  run->interrupted = true;
  kill (run->pid, SIGTERM);
}

/* Read both pipes until they end. */
static void
collect (struct run *run, int out, int err, struct strbuf *output,
         struct strbuf *complaint)
{
  struct pollfd ends[] = {
    { .fd = out, .events = POLLIN }, { .fd = err, .events = POLLIN },
  };
  struct strbuf *texts[] = { output, complaint };
  char piece[4096];

  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    int ready = poll (ends, 2, run->watch ? WATCH_MS : -1);

    if (ready == -1 && errno != EINTR)
      return;
    check_run (run, output);
    if (ready <= 0)
      continue;
    for (size_t i = 0; i < 2; ++i) {
      ssize_t got;

      if (ends[i].revents == 0)
        continue;
      got = read (ends[i].fd, piece, sizeof piece);
      if (got > 0)
        strbuf_add (texts[i], piece, (size_t) got);
      else if (got == 0 || errno != EINTR)
        ends[i].fd = -1;
    }
  }
}

/* Return the error message without the program's name.  Warnings before it lack
 * that name.
 */
static const char *
error_line (const char *complaint)
{
  static const char name[] = "qemu-img: ";
  const char *at = strstr (complaint, name);

  return at ? at + strlen (name) : complaint;
}

/* Skip the first "Could not open 'FILE': " if QEMU prints it twice. */
static const char *
skip_repetition (const char *line)
{
  const char *quote = strstr (line, "': ");
  size_t len = quote ? (size_t) (quote - line) + 3 : 0;

  return len > 0 && strncmp (line, line + len, len) == 0 ? line + len : line;
}

/* Return the message in lower case, without the "./" that qemu_img_file adds.
 * The caller frees it.
 */
static char *
reworded (const char *complaint)
{
  const char *line = skip_repetition (error_line (complaint));
  size_t len = strcspn (line, "\n");
  struct strbuf text = { 0 };

  for (size_t i = 0; i < len; ++i) {
    if (strncmp (line + i, "./", 2) == 0 &&
        (i == 0 || line[i-1] == '\''))
      i += 2;
    strbuf_putc (&text, line[i]);
  }
  if (text.len > 1 && isupper ((unsigned char) text.ptr[0]) &&
      islower ((unsigned char) text.ptr[1]))
    text.ptr[0] = (char) tolower ((unsigned char) text.ptr[0]);
  return strbuf_steal (&text);
}

static int
qemu_img_failed (const char *complaint, int status, struct diag *diag)
{
  CLEANUP_FREE char *text = reworded (complaint);

  if (WIFSIGNALED (status) && (WTERMSIG (status) == SIGXCPU ||
                               WTERMSIG (status) == SIGALRM))
    return diag_set (diag, DIAG_FAILED, "qemu-img took too long");
  if (WIFSIGNALED (status))
    return diag_set (diag, DIAG_FAILED, "qemu-img was killed by signal %d",
                     WTERMSIG (status));
  if (WEXITSTATUS (status) == CANNOT_RUN)
    return diag_set (diag, DIAG_FAILED, "qemu-img is not installed");
  if (*text == '\0')
    return diag_set (diag, DIAG_FAILED, "qemu-img exited with status %d",
                     WEXITSTATUS (status));
  diag_set (diag, DIAG_FAILED, "%s", text);
  if (strstr (text, " lock") != NULL)
    diag_hint (diag, "close the program that uses the image");
  return -1;
}

/* Start qemu-img, and set ENDS to the read ends of pipes for its standard
 * output and error.  Return -1 with errno set on failure.
 */
static pid_t
qemu_img_start (const char *const *args, bool limited, int ends[2])
{
  int out[2] = { -1, -1 }, err[2] = { -1, -1 }, error = 0;
  struct program program = { .argv = with_program (args), .limited = limited };
  pid_t pid = -1;

  if (pipe2 (out, O_CLOEXEC) == 0 && pipe2 (err, O_CLOEXEC) == 0) {
    program.out = out[1];
    program.err = err[1];
    pid = spawn_child (exec, &program);
  }
  if (pid == -1) {
    error = errno;
    cleanup_close (&out[0]);
    cleanup_close (&err[0]);
  }
  cleanup_close (&out[1]);
  cleanup_close (&err[1]);
  ends[0] = out[0];
  ends[1] = err[0];
  free (program.argv);
  errno = error;
  return pid;
}

static int
run_it (const char *const *args, bool limited,
        const struct qemu_img_watch *watch, int tolerated, char **output,
        struct diag *diag)
{
  struct run run = { .watch = watch };
  CLEANUP_STRBUF struct strbuf text = { 0 }, complaint = { 0 };
  int ends[2], status;

  run.pid = qemu_img_start (args, limited, ends);
  if (run.pid == -1)
    return diag_set (diag, DIAG_FAILED, "cannot run qemu-img: %s",
                     strerror (errno));
  collect (&run, ends[0], ends[1], &text, &complaint);
  close (ends[0]);
  close (ends[1]);
  while (waitpid (run.pid, &status, 0) == -1 && errno == EINTR)
    ;
  if (output != NULL)
    *output = strbuf_steal (&text);
  if (WIFEXITED (status) &&
      (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == tolerated))
    return WEXITSTATUS (status);
  if (run.interrupted || qemu_img_is_interrupted (watch))
    return diag_set (diag, DIAG_FAILED, "interrupted");
  return qemu_img_failed (complaint.ptr ? complaint.ptr : "", status, diag);
}

int
qemu_img_run (const char *const *args, bool limited, int tolerated,
              char **output, struct diag *diag)
{
  return run_it (args, limited, NULL, tolerated, output, diag);
}

int
qemu_img_work (const char *const *args, const struct qemu_img_watch *watch,
               int tolerated, char **output, struct diag *diag)
{
  return run_it (args, false, watch, tolerated, output, diag);
}

json_t *
qemu_img_json (const char *const *args, struct diag *diag)
{
  CLEANUP_FREE char *output = NULL;
  json_t *json;

  if (qemu_img_run (args, true, 0, &output, diag) == -1)
    return NULL;
  json = json_loads (output, 0, NULL);
  if (json == NULL)
    diag_set (diag, DIAG_FAILED, "cannot parse the output of qemu-img");
  return json;
}

json_t *
qemu_img_info (const char *image, struct diag *diag)
{
  CLEANUP_FREE char *file = qemu_img_file (image);

  return qemu_img_info_as (file, NULL, diag);
}

json_t *
qemu_img_info_as (const char *file, const char *format, struct diag *diag)
{
  const char *args[] = { "info", "--output=json", "-U", file,
                         format ? "-f" : NULL, format, NULL };

  return qemu_img_json (args, diag);
}

char **
qemu_img_snapshots (const json_t *info)
{
  struct strings names = { 0 };
  const json_t *snapshot;
  size_t i;

  json_array_foreach (json_object_get (info, "snapshots"), i, snapshot) {
    const char *name = json_string_value (json_object_get (snapshot, "name"));

    if (name != NULL)
      strings_append (&names, xstrdup (name));
  }
  strings_append (&names, NULL);
  return names.ptr;
}

char *
qemu_img_format (const char *image, struct diag *diag)
{
  json_t *info = qemu_img_info (image, diag);
  const char *format = json_string_value (json_object_get (info, "format"));
  char *copy = format ? xstrdup (format) : NULL;

  json_decref (info);
  return copy;
}

int
qemu_img_overlay (const char *overlay, const char *image, const char *format,
                  struct diag *diag)
{
  const char *args[] = { "create", "-q", "-f", "qcow2", "-b", image, "-F",
                         format, overlay, NULL };

  return qemu_img_run (args, false, 0, NULL, diag);
}

const char *
qemu_img_reason (const char *complaint, const char *file)
{
  const char *at = strstr (complaint, file);

  if (at == NULL)
    return complaint;
  at += strlen (file);
  return at + strspn (at, "': ");
}

int
qemu_img_create (const char *image, const char *format, int64_t size,
                 struct diag *diag)
{
  CLEANUP_FREE char *file = qemu_img_file (image);
  CLEANUP_FREE char *bytes = xasprintf ("%" PRId64, size);
  CLEANUP_DIAG struct diag own = { 0 };
  const char *args[] = { "create", "-q", "-f", format, file, bytes, NULL };

  if (qemu_img_run (args, false, 0, NULL, &own) == 0)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot create '%s': %s", image,
                   qemu_img_reason (own.text, image));
}
