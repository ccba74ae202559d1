/* diskfish: the state of the shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "shell.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "passphrase.h"
#include "print-diag.h"
#include "printer.h"
#include "signals.h"

char *
shell_read_key (struct shell *shell, const char *what, struct diag *diag)
{
  if (shell->keys_from_stdin)
    shell->keys_read++;
  return passphrase_read (what, shell->keys_from_stdin, shell->echo_keys, diag);
}

static void
show_progress (void *opaque, uint64_t done, uint64_t total)
{
  struct shell *shell = opaque;

  /* libguestfs also reports the end of calls for which there is no bar. */
  if (shell->progress.begun)
    progress_show (&shell->progress, done, total);
}

static void
show_log (void *opaque, const char *text, size_t len)
{
  (void) opaque;
  fwrite (text, 1, len, stderr);
}

void
shell_init (struct shell *shell, const struct shell_hooks *hooks)
{
  *shell = (struct shell) {
    .session = {
      .appliance = appliance_new (),
      .settings = { .pipefail = true },
      .hooks = hooks,
      .shell = shell,
    },
  };
  appliance_set_log (shell->session.appliance, show_log, NULL);
  appliance_set_progress (shell->session.appliance, show_progress, shell);
}

void
shell_tell (const struct shell *shell, const struct diag *diag)
{
  /* The terminal has echoed ^C: start a new line. */
  if (shell->interactive && signals_received () == SIGINT)
    putc ('\n', stderr);
  /* Scripts that run as guestfish search standard error for the library's
   * message.
   */
  if (shell->plain && diag->library != NULL &&
      !output_has (shell->output, OUTPUT_OBJECTS))
    print_library_error (stderr, diag);
  else
    report (shell->output, diag);
}

int
shell_close (struct shell *shell, int status)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  strbuf_reset (&shell->summary);
  completion_cache_reset (&shell->cache);
  if (session_stop (&shell->session, &diag) == -1) {
    report (shell->output, &diag);
    if (status == STATUS_OK)
      status = STATUS_FAILED;
  }
  if (diag_is_set (&shell->session.note) && !shell->plain)
    report (shell->output, &shell->session.note);
  if (status == STATUS_OK && shell->failed)
    status = STATUS_FAILED;
  signals_detach ();
  session_free (&shell->session);
  variables_free (&shell->variables);
  for (size_t i = 0; i < shell->kept.len; ++i)
    source_free (shell->kept.ptr[i]);
  source_list_reset (&shell->kept);
  return status;
}
