/* diskfish: print results of 'expect' for a test harness (--tap).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "escape.h"
#include "print-diag.h"
#include "printer.h"
#include "terminal.h"
#include "xalloc.h"

void
tap_start (struct tap *tap)
{
  int fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

  tap->out = fd >= 0 ? fdopen (fd, "w") : NULL;
  /* Standard output is closed, so no harness reads it. */
  if (tap->out == NULL)
    tap->out = stdout;
  fputs ("TAP version 13\n", tap->out);
  fflush (tap->out);
}

/* Print the name in one line, without #, which would start a directive. */
static void
print_name (FILE *out, const char *name)
{
  CLEANUP_FREE char *text = terminal_text (out, name, "");

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '#' || *p == '\\')
      putc ('\\', out);
    putc ((unsigned char) *p < 0x20 ? ' ' : *p, out);
  }
}

static void
print_line (FILE *out, const char *text, size_t len)
{
  CLEANUP_FREE char *harmless =
    terminal_is (out) ? escape_controls (text, len, "") : NULL;

  fputs ("# ", out);
  if (harmless != NULL)
    fputs (harmless, out);
  else
    fwrite (text, 1, len, out);
  putc ('\n', out);
}

void
tap_comment (const struct tap *tap, const char *text, size_t len)
{
  for (size_t at = 0; at < len;) {
    const char *newline = memchr (text + at, '\n', len - at);
    size_t line = newline ? (size_t) (newline - text) - at : len - at;

    print_line (tap->out, text + at, line);
    at += line + 1;
  }
  fflush (tap->out);
}

/* Print the diagnostic as comments. */
static void
print_cause (const struct tap *tap, const struct diag *diag)
{
  char *text = NULL;
  size_t len = 0;
  FILE *memory = open_memstream (&text, &len);

  if (memory == NULL)
    return;
  print_diag (memory, diag);
  fclose (memory);
  tap_comment (tap, text, len);
  free (text);
}

void
tap_result (struct tap *tap, const char *name, bool ignored,
            const struct diag *diag)
{
  bool failed = diag_is_set (diag);

  fprintf (tap->out, "%sok %u - ", failed ? "not " : "", ++tap->count);
  print_name (tap->out, name);
  fputs (failed && ignored ? " # TODO\n" : "\n", tap->out);
  if (failed)
    print_cause (tap, diag);
  fflush (tap->out);
}

void
tap_failure (struct tap *tap, const struct diag *diag)
{
  CLEANUP_FREE char *line = NULL;

  if (diag->placed) {
    struct span span = source_place (diag->source, diag->span.start).text;

    line = xstrndup (diag->source->text + span.start, span.end - span.start);
  }
  tap_result (tap, line ? line + strspn (line, " \t") : diag->text, false,
              diag);
}

/* Print the plan.  A plan of 0 tests would mean that they were skipped. */
static void
print_plan (struct tap *tap, bool succeeded)
{
  if (!succeeded && tap->count == 0) {
    fputs ("not ok 1 - start\n", tap->out);
    tap->count = 1;
  }
  fprintf (tap->out, "1..%u\n", tap->count);
}

int
tap_finish (struct tap *tap, bool succeeded, struct diag *diag)
{
  int status;

  if (tap->out == NULL)
    return 0;
  print_plan (tap, succeeded);
  status = print_end (tap->out, diag);
  if (tap->out != stdout)
    fclose (tap->out);
  tap->out = NULL;
  return status;
}
