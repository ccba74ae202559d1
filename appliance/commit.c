/* diskfish: commit an overlay while QEMU has it open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * QEMU's job block-commit copies the overlay, reports BLOCK_JOB_READY and then
 * also copies each new write.  block-job-cancel then completes the job, with
 * the image consistent and the overlay still in use; see QEMU's QMP reference.
 */

#include "commit.h"

#include <string.h>

#include "appliance.h"
#include "cleanup.h"

static const char job[] = "diskfish-commit";

/* Interval of progress reports and of checks for an interrupt. */
enum { WATCH_MS = 200 };

static const char *
string_of (const json_t *object, const char *name)
{
  const char *text = json_string_value (json_object_get (object, name));

  return text ? text : "";
}

/* Return the next event of the job, or NULL if none arrives within WATCH_MS. */
static json_t *
job_event (struct qmp *qmp)
{
  json_t *event = qmp_event (qmp, WATCH_MS);
  const json_t *data = json_object_get (event, "data");

  if (strcmp (string_of (data, "device"), job) == 0)
    return event;
  json_decref (event);
  return NULL;
}

static json_t *
cancel_arguments (bool force)
{
  return json_pack ("{s:s,s:b}", "device", job, "force", (int) force);
}

static int
cancel (struct qmp *qmp, bool force)
{
  return qmp_do (qmp, "block-job-cancel", cancel_arguments (force));
}

static void
commit_report_progress (struct qmp *qmp, const struct commit_watch *watch)
{
  CLEANUP_JSON json_t *jobs = qmp_execute (qmp, "query-block-jobs", NULL);
  const json_t *one = json_array_get (jobs, 0);
  double done = json_number_value (json_object_get (one, "offset"));
  double all = json_number_value (json_object_get (one, "len"));

  if (all > 0)
    watch->progress (watch->opaque, 100 * done / all);
}

static int
not_committed (const char *reason, struct diag *diag)
{
  return diag_set (diag, DIAG_FAILED, "cannot commit the overlay: %s", reason);
}

/* Wait for the event NAME.  Return -1 with the reason if the job ends before.
 */
static int
await (struct qmp *qmp, const char *name, const struct commit_watch *watch,
       struct diag *diag)
{
  bool cancelled = false;

  while (!qmp_is_closed (qmp)) {
    CLEANUP_JSON json_t *event = job_event (qmp);
    const json_t *data = json_object_get (event, "data");
    const char *what = string_of (event, "event");

    if (strcmp (what, name) == 0 && json_object_get (data, "error") == NULL)
      return 0;
    if (strcmp (what, "BLOCK_JOB_CANCELLED") == 0)
      return diag_set (diag, DIAG_FAILED, "interrupted");
    if (strcmp (what, "BLOCK_JOB_COMPLETED") == 0)
      return not_committed (string_of (data, "error"), diag);
    if (event == NULL)
      commit_report_progress (qmp, watch);
    if (!cancelled && watch->interrupted (watch->opaque))
      cancelled = cancel (qmp, true) == 0;
  }
  return not_committed ("QEMU has exited", diag);
}

int
commit_overlay (struct qmp *qmp, const char *id,
                const struct commit_watch *watch, struct diag *diag)
{
  json_t *arguments = json_pack ("{s:s,s:s}", "job-id", job, "device", id);

  if (qmp_do (qmp, "block-commit", arguments) == -1) {
    not_committed (qmp_error (qmp), diag);
    if (qmp_is_late (qmp))
      qmp_undo (qmp, "block-job-cancel", cancel_arguments (true));
    return -1;
  }
  if (await (qmp, "BLOCK_JOB_READY", watch, diag) == -1)
    return -1;
  if (cancel (qmp, false) == -1)
    return not_committed (qmp_error (qmp), diag);
  return await (qmp, "BLOCK_JOB_COMPLETED", watch, diag);
}

int
appliance_commit (struct appliance *appliance, unsigned disk,
                  const struct commit_watch *watch, struct diag *diag)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", disk);
  struct qmp *qmp = appliance_monitor (appliance);

  if (qmp == NULL)
    return not_committed ("cannot connect to QEMU's monitor", diag);
  return commit_overlay (qmp, id, watch, diag);
}
