/* diskfish: migrate the devices of a machine to or from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "migration.h"

#include <string.h>

#include "hv-context.h"

static bool
is_completed (const json_t *event, bool *failed)
{
  const json_t *data = json_object_get (event, "data");
  const char *name = json_string_value (json_object_get (event, "event"));
  const char *status = json_string_value (json_object_get (data, "status"));

  if (name == NULL || strcmp (name, "MIGRATION") != 0 || status == NULL)
    return false;
  *failed = strcmp (status, "failed") == 0;
  return strcmp (status, "completed") == 0;
}

int
migration_prepare (struct qemu_process *m)
{
  return qmp_do (m->qmp, "migrate-set-capabilities",
                 json_pack ("{s[{sssb}{sssb}]}", "capabilities",
                            "capability", "x-ignore-shared", "state", 1,
                            "capability", "events", "state", 1));
}

int
migration_wait (struct qemu_process *m, int deadline_ms)
{
  int64_t until = hv_now_ms () + deadline_ms;
  bool failed = false;

  while (!failed && !qmp_is_closed (m->qmp) && hv_now_ms () < until) {
    CLEANUP_JSON json_t *event =
      qmp_event (m->qmp, (int) (until - hv_now_ms ()));

    if (event != NULL && is_completed (event, &failed))
      return 0;
  }
  return -1;
}
