/* diskfish: run scripts within scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "nested-script.h"

#include <errno.h>
#include <string.h>

#include "check.h"
#include "cleanup.h"
#include "host.h"
#include "interpreter.h"

enum { DEEPEST = 64 };

static int
too_deep (const struct shell *shell, const char *what, struct diag *diag)
{
  if (shell->depth < DEEPEST)
    return 0;
  return diag_set (diag, DIAG_FAILED, "%s runs itself too many times", what);
}

/* Find the first problem that makes every run fail. */
static int
find_first_problem (const struct shell *shell, const struct source *source,
                    struct diag *diag)
{
  CLEANUP_DIAGS struct diags problems = { 0 };
  CLEANUP_CHECK_STATE struct check_state state = {
    .known = variables_names (&shell->variables),
  };

  check_source (source, false, &state, &problems);
  return problems.len > 0 ? diag_copy (diag, &problems.ptr[0]) : 0;
}

/* Run the source and take ownership of it.  With LOOK, check it first.  Keep it
 * if the diag points into it.
 */
static int
run_source (struct shell *shell, struct source *source, bool look,
            struct diag *diag)
{
  int status = 0;

  source->plain = shell->plain;
  if (look)
    status = find_first_problem (shell, source, diag);
  shell->depth++;
  if (status == 0)
    status = interpreter_run_source (shell, source, diag);
  shell->depth--;
  if (status == -1)
    source_list_append (&shell->kept, source);
  else
    source_free (source);
  return status;
}

int
nested_script_host (struct shell *shell, const char *host, struct diag *diag)
{
  bool ignoring = shell->ignoring_within;
  CLEANUP_FREE char *name = xasprintf ("<!%s", host);
  CLEANUP_FREE char *text = NULL;
  CLEANUP_DIAG struct diag inner = { 0 };
  size_t len;
  int status;

  if (too_deep (shell, "<!", diag) == -1)
    return -1;
  text = host_read (host, &len, diag);
  /* In guestfish, a dash before <! applies to each command that the host
   * command prints.
   */
  shell->ignoring_within |= shell->plain && shell->ignoring;
  status = run_source (shell, source_new (name, text, len, 1), false, &inner);
  shell->ignoring_within = ignoring;
  if (status == -1) {
    if (diag_is_set (diag))
      shell_tell (shell, &inner);
    return diag_copy (diag, &inner);
  }
  return diag_is_set (diag) ? -1 : 0;
}

int
nested_script_file (void *opaque, const char *file, struct diag *diag)
{
  struct shell *shell = opaque;
  struct source *source;

  if (too_deep (shell, "a script", diag) == -1)
    return -1;
  source = source_read (file, file);
  if (source == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot read '%s': %s", file,
                     strerror (errno));
  return run_source (shell, source, true, diag);
}

/* Start a check with the facts that are known now.  The session of a server is
 * unknown.
 */
static void
begin_check (struct shell *shell, struct check_state *state)
{
  struct session *session = &shell->session;

  state->known = variables_names (&shell->variables);
  if (shell->server != 0) {
    state->launched = UNKNOWN;
    state->drives.open = true;
    return;
  }
  state->launched = appliance_is_up (session->appliance) ? LAUNCHED
    : NOT_LAUNCHED;
  check_drives_begin (&state->drives, &session->drives);
  state->drives.ephemeral = session->settings.ephemeral;
}

int
nested_script_check (void *opaque, const char *file, size_t *count,
                     struct diag *diag)
{
  struct shell *shell = opaque;
  struct source *source = source_read (file, file);
  CLEANUP_DIAGS struct diags problems = { 0 };
  CLEANUP_CHECK_STATE struct check_state state = { 0 };

  if (source == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot read '%s': %s", file,
                     strerror (errno));
  begin_check (shell, &state);
  check_source (source, true, &state, &problems);
  for (size_t i = 0; i < problems.len; ++i)
    report (shell->output, &problems.ptr[i]);
  *count = problems.len;
  source_free (source);
  return 0;
}
