/* diskfish: print the output of the images of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "each-print.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "cleanup.h"
#include "escape.h"
#include "print-diag.h"
#include "print-json.h"
#include "strbuf.h"
#include "terminal.h"

static bool
are_one (int a, int b)
{
  struct stat one, other;

  return fstat (a, &one) == 0 && fstat (b, &other) == 0 &&
    one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Machine-readable output keeps results and errors in separate streams. */
void
each_printer_init (struct each_printer *printer, enum output_mode mode)
{
  *printer = (struct each_printer) {
    .objects = output_has (mode, OUTPUT_OBJECTS),
    .together = !output_has (mode, OUTPUT_OBJECTS) &&
      are_one (STDOUT_FILENO, STDERR_FILENO),
  };
}

/* Return a stream that reads the file from its start. */
static FILE *
open_spool (int fd)
{
  int copy = dup (fd);

  lseek (fd, 0, SEEK_SET);
  return copy != -1 ? fdopen (copy, "r") : NULL;
}

static bool
has_content (int fd)
{
  struct stat file;

  return fstat (fd, &file) == 0 && file.st_size > 0;
}

static void
print_heading (FILE *out, size_t *before, const char *image)
{
  CLEANUP_FREE char *name = escape_controls (image, strlen (image), "");
  bool bold = terminal_has_colours (out);

  fprintf (out, "%s%s==> %s <==%s\n", (*before)++ ? "\n" : "",
           bold ? "\033[1m" : "", name, bold ? "\033[0m" : "");
}

/* Copy the output.  On a terminal, escape all control characters: the process
 * wrote to a file, so none are its own.  Add a newline if the last line lacks
 * it.
 */
static void
copy_lines (FILE *out, FILE *in)
{
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  while ((len = getline (&line, &cap, in)) > 0 && !ferror (out)) {
    bool ended = line[len - 1] == '\n';
    CLEANUP_FREE char *shown = escape_controls (line, (size_t) len, "\n\t");

    fprintf (out, "%s%s", shown, ended ? "" : "\n");
  }
}

static void
copy_bytes (FILE *out, FILE *in)
{
  char block[65536];
  char last = '\n';
  size_t len;

  while ((len = fread (block, 1, sizeof block, in)) > 0 && !ferror (out)) {
    fwrite (block, 1, len, out);
    last = block[len - 1];
  }
  if (last != '\n')
    putc ('\n', out);
}

static void
print_text (FILE *out, int fd)
{
  CLEANUP_FCLOSE FILE *in = open_spool (fd);

  if (in != NULL && terminal_is (out))
    copy_lines (out, in);
  else if (in != NULL)
    copy_bytes (out, in);
}

static void
flush_results (struct each_printer *p)
{
  if (fflush (stdout) == EOF && p->error == 0)
    p->error = errno;
}

/* Print the output as text, below the name of the image. */
static void
print_blocks (struct each_printer *p, const struct each_job *job,
              const struct diag *why)
{
  FILE *err = p->together ? stdout : stderr;

  print_heading (stdout, &p->outs, job->image->name);
  print_text (stdout, job->out);
  flush_results (p);
  if (!p->together && (has_content (job->err) || diag_is_set (why)))
    print_heading (stderr, &p->errs, job->image->name);
  if (!p->together)
    print_text (stderr, job->err);
  if (diag_is_set (why))
    print_diag (err, why);
}

static void
begin_object (FILE *out, const char *image, const char *key)
{
  fputs ("{\"image\":", out);
  print_json_bytes (out, image, strlen (image));
  fprintf (out, ",\"%s\":", key);
}

/* True if the line is one JSON value.  Set *OBJECT if it is an object with
 * members.  Accept integers that are too large for jansson.
 */
static bool
is_json (const char *line, size_t len, bool *object)
{
  json_t *value = json_loadb (line, len, JSON_DECODE_ANY | JSON_ALLOW_NUL |
                              JSON_DECODE_INT_AS_REAL, NULL);

  *object = json_object_size (value) > 0 && *line == '{';
  json_decref (value);
  return value != NULL;
}

/* Print a line that is not JSON, from a host command, as a JSON object. */
static void
print_foreign (FILE *out, const char *image, const char *line, size_t len)
{
  begin_object (out, image, "output");
  print_json_bytes (out, line, len);
  fputs ("}\n", out);
}

static void
print_result_line (const char *image, const char *line, size_t len)
{
  bool object;

  if (!is_json (line, len, &object)) {
    print_foreign (stdout, image, line, len);
    return;
  }
  begin_object (stdout, image, "result");
  fwrite (line, 1, len, stdout);
  fputs ("}\n", stdout);
}

/* Print an error, which is an object, with the name of the image as another
 * member.
 */
static void
print_error_line (const char *image, const char *line, size_t len)
{
  bool object;

  if (!is_json (line, len, &object) || !object) {
    print_foreign (stderr, image, line, len);
    return;
  }
  fputs ("{\"image\":", stderr);
  print_json_bytes (stderr, image, strlen (image));
  putc (',', stderr);
  fwrite (line + 1, 1, len - 1, stderr);
  putc ('\n', stderr);
}

static void
status_line (int fd, const char *image,
             void (*print_line) (const char *, const char *, size_t))
{
  CLEANUP_FCLOSE FILE *in = open_spool (fd);
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len;

  while (in != NULL && (len = getline (&line, &cap, in)) > 0 &&
         !ferror (stdout))
    print_line (image, line, (size_t) len - (line[len - 1] == '\n'));
}

static void
print_why (const char *image, const struct diag *why)
{
  CLEANUP_FREE char *line = NULL;
  size_t len;
  FILE *out = open_memstream (&line, &len);

  if (out == NULL)
    return;
  print_diag_json (out, why);
  fclose (out);
  print_error_line (image, line, len - 1);
}

static void
print_objects (struct each_printer *p, const struct each_job *job,
               const struct diag *why)
{
  const char *image = job->image->name;

  status_line (job->out, image, print_result_line);
  flush_results (p);
  status_line (job->err, image, print_error_line);
  if (diag_is_set (why))
    print_why (image, why);
  begin_object (stdout, image, "status");
  fprintf (stdout, "%d}\n", each_job_status (job));
  flush_results (p);
}

int
each_print (struct each_printer *printer, struct each_job *job,
            const struct diag *why)
{
  if (printer->objects)
    print_objects (printer, job, why);
  else
    print_blocks (printer, job, why);
  if (printer->together)
    flush_results (printer);
  fflush (stderr);
  return printer->error ? -1 : 0;
}
