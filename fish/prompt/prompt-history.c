/* diskfish: the history of the prompt, in memory and in a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prompt-history.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>

#include "cleanup.h"
#include "xalloc.h"
#include "xdg-dir.h"

enum { MOST = 5000 };           /* in statements */

static bool
read_file (const char *file, struct diag *diag)
{
  int error = read_history (file);

  if (error == 0 || error == ENOENT)
    return true;
  diag_set (diag, DIAG_FAILED, "cannot read the history from '%s': %s", file,
            strerror (error));
  return false;
}

static void
read_of_guestfish (struct diag *diag)
{
  const char *home = getenv ("HOME");
  CLEANUP_FREE char *file = home ? xasprintf ("%s/.guestfish", home) : NULL;

  if (file != NULL)
    (void) read_file (file, diag);
}

/* Write the time of each entry: such lines also separate statements of several
 * lines.
 */
static void
prompt_history_prepare (void)
{
  using_history ();
  stifle_history (MOST);
  history_comment_char = '#';
  history_write_timestamps = 1;
}

void
prompt_history_open (struct prompt_history *history, struct diag *diag)
{
  CLEANUP_FREE char *directory = xdg_dir (XDG_STATE);
  CLEANUP_FREE char *file =
    directory ? xasprintf ("%s/history", directory) : NULL;

  *history = (struct prompt_history) { 0 };
  prompt_history_prepare ();
  if (file == NULL)
    diag_set (diag, DIAG_FAILED, "cannot save the history: there is no private "
              "directory for it");
  else if (access (file, F_OK) != 0)
    read_of_guestfish (diag);
  else if (!read_file (file, diag))
    return;
  history->file = file;
  file = NULL;
}

static bool
is_last (const char *text)
{
  const HIST_ENTRY *last = history_length > 0
    ? history_get (history_base + history_length - 1) : NULL;

  return last != NULL && strcmp (last->line, text) == 0;
}

void
prompt_history_add (struct prompt_history *history,
                    const struct source *source)
{
  size_t len = source->len;
  CLEANUP_FREE char *statement = NULL;

  while (len > 0 && source->text[len-1] == '\n')
    len--;
  statement = xstrndup (source->text, len);
  if (len > 0 && !is_last (statement) && source->hidden->len == 0) {
    add_history (statement);
    history->added++;
  }
}

/* Shorten the file.  history_truncate_file(3) counts lines, and could cut a
 * statement of several lines, after which readline no longer separates the
 * statements.
 */
static int
shorten (const char *file)
{
  int error;

  clear_history ();
  unstifle_history ();
  error = read_history (file);
  if (error != 0 || history_length <= MOST)
    return error;
  stifle_history (MOST);
  return write_history (file);
}

static int
prompt_history_write (const char *file, int added)
{
  int error = access (file, F_OK) == 0 ? append_history (added, file)
    : write_history (file);

  return error ? error : shorten (file);
}

void
prompt_history_close (struct prompt_history *history, struct diag *diag)
{
  int error = history->file
    ? prompt_history_write (history->file, history->added) : 0;

  if (error != 0)
    diag_set (diag, DIAG_FAILED, "cannot write the history to '%s': %s",
              history->file, strerror (error));
  free (history->file);
  history->file = NULL;
}
