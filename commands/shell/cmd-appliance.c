/* diskfish: the commands that start and stop the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "cmd-events.h"
#include "env-check.h"
#include "handlers.h"
#include "overlay.h"
#include "session.h"
#include "strbuf.h"

int
session_launch (struct session *session, struct diag *diag)
{
  if (env_check_programs (diag) == -1 || session_open (session, diag) == -1)
    return -1;
  session->launched = true;
  return appliance_launch (session->appliance, &session->drives, diag);
}

int
cmd_launch (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  (void) args;
  (void) result;
  return session_launch (session, diag);
}

static size_t
longest (char *const *names)
{
  size_t most = 0;

  for (size_t i = 0; names[i] != NULL; ++i)
    if (strlen (names[i]) > most)
      most = strlen (names[i]);
  return most;
}

int
cmd_supported (struct session *session, const struct args *args,
               struct value *result, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE_STRINGS char **groups = guestfs_available_all_groups (g);
  struct strbuf lines = { 0 };

  if (groups == NULL)
    return call_failed (session, args, diag);
  for (size_t i = 0; groups[i] != NULL; ++i) {
    const char *one[] = { groups[i], NULL };
    int there = guestfs_feature_available (g, (char **) one);

    strbuf_printf (&lines, "%*s %s\n", (int) longest (groups), groups[i],
                   there > 0 ? "yes" : "no");
  }
  value_take_text (result, strbuf_steal (&lines));
  return 0;
}

/* Flush all images even if some fail, and report each failure. */
static int
flush_drives (const struct drive_set *drives, struct diag *diag)
{
  struct strbuf others = { 0 };
  int status = 0;

  for (size_t i = 0; i < drives->list.len; ++i) {
    CLEANUP_DIAG struct diag own = { 0 };

    if (drive_flush (drives->list.ptr[i], &own) == 0)
      continue;
    status = -1;
    if (diag_is_set (diag))
      strbuf_printf (&others, "%s\n", own.text);
    diag_copy (diag, &own);
  }
  if (others.len > 0)
    diag_take_detail (diag, strbuf_steal (&others));
  return status;
}

/* Free the drives and delete their overlays. */
static void
drop_drives (struct drive_set *drives)
{
  for (size_t i = 0; i < drives->list.len; ++i)
    overlay_remove (drives->list.ptr[i]);
  drive_set_clear (drives);
}

static int
stop (struct session *session, struct diag *diag)
{
  int status = appliance_shutdown (session->appliance, diag);

  if (session->launched) {
    status = session_check_host (session, status, diag);
    if (flush_drives (&session->drives, diag) == -1)
      status = -1;
    for (size_t i = 0; i < session->drives.list.len; ++i)
      drive_note_header (session->drives.list.ptr[i], &session->note);
  }
  /* A new handle has no drives either. */
  drop_drives (&session->drives);
  session->launched = false;
  return status;
}

int
cmd_shutdown (struct session *session, const struct args *args,
              struct value *result, struct diag *diag)
{
  (void) args;
  (void) result;
  return stop (session, diag);
}

int
cmd_reopen (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  int status;

  (void) args;
  (void) result;
  if (session_open (session, diag) == -1)
    return -1;
  status = stop (session, diag);
  appliance_reopen (session->appliance);
  /* Keep the handlers until the old handle is closed, so that they receive its
   * 'close' event.
   */
  event_handlers_free (session);
  return status;
}

int
session_stop (struct session *session, struct diag *diag)
{
  return session->launched ? stop (session, diag) : 0;
}

void
session_free (struct session *session)
{
  drop_drives (&session->drives);
  raw_images_reset (&session->raw);
  appliance_free (session->appliance);
  session->appliance = NULL;
  event_handlers_free (session);
  diag_reset (&session->note);
}
