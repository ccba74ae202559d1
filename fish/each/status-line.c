/* diskfish: the progress line of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "status-line.h"

#include <stdio.h>
#include <string.h>

#include "cleanup.h"
#include "escape.h"
#include "strbuf.h"
#include "terminal.h"
#include "utf8.h"

enum { COLUMNS = 80 };

void
status_line_init (struct status_line *line)
{
  *line = (struct status_line) { .wanted = terminal_rewrites (stderr) };
}

/* Return as much of the text as fits.  The last column stays empty, because
 * some terminals wrap the line after it.  The caller frees it.
 */
static char *
status_line_cut (const char *text, size_t columns)
{
  size_t at = 0, used = 0, len = strlen (text);

  while (at < len) {
    uint32_t code = 0;
    size_t bytes = utf8_decode (text + at, len - at, &code);

    used += bytes ? (size_t) utf8_width (code) : 1;
    if (used >= columns)
      break;
    at += bytes ? bytes : 1;
  }
  return xstrndup (text, at);
}

static char *
status_line_describe (const struct each_jobs *jobs)
{
  struct strbuf running = { 0 };
  CLEANUP_STRBUF struct strbuf text = { 0 };
  size_t ended = 0;

  for (size_t i = 0; i < jobs->len; ++i) {
    const struct each_job *job = &jobs->ptr[i];
    const char *name = job->image->name;
    CLEANUP_FREE char *shown = NULL;

    ended += job->state == EACH_ENDED || job->state == EACH_SHOWN;
    if (job->state != EACH_RUNS)
      continue;
    shown = escape_controls (name, strlen (name), "");
    strbuf_printf (&running, "%s%s", running.len ? ", " : " ", shown);
  }
  strbuf_printf (&text, "[%zu/%zu]%s", ended, jobs->len,
                 running.ptr ? running.ptr : "");
  strbuf_reset (&running);
  return strbuf_steal (&text);
}

void
status_line_show (struct status_line *line, const struct each_jobs *jobs)
{
  CLEANUP_FREE char *text = NULL;
  char *shown;
  size_t columns;

  if (!line->wanted)
    return;
  columns = terminal_columns (stderr);
  text = status_line_describe (jobs);
  shown = status_line_cut (text, columns ? columns : COLUMNS);
  if (line->shown != NULL && strcmp (line->shown, shown) == 0) {
    free (shown);
    return;
  }
  fprintf (stderr, "\r%s\033[K", shown);
  fflush (stderr);
  free (line->shown);
  line->shown = shown;
}

void
status_line_clear (struct status_line *line)
{
  if (line->shown == NULL)
    return;
  fputs ("\r\033[K", stderr);
  fflush (stderr);
  free (line->shown);
  line->shown = NULL;
}
