/* diskfish: the command 'doctor': check the host.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stddef.h>

#include "doctor.h"
#include "handlers.h"
#include "session.h"
#include "xalloc.h"

#define FIELD(member) STRUCT_FIELD (struct finding, member, FIELD_STRING)

static const struct field_def fields[] = {
  FIELD (check),
  FIELD (state),
  FIELD (finding),
  FIELD (fix),
};

static const struct struct_def finding_def = {
  .name = "finding",
  .fields = fields,
  .count = sizeof fields / sizeof *fields,
  .size = sizeof (struct finding),
  .tabular = true,
};

static void
doctor_release (void *owner)
{
  findings_free (owner);
  free (owner);
}

int
cmd_doctor (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  struct findings *findings = xcalloc (1, sizeof *findings);
  size_t bad;

  (void) session;
  (void) args;
  doctor_examine (findings);
  bad = findings->bad;
  value_take_structs (result, VALUE_STRUCTS, &finding_def, findings->list,
                      findings->count, findings, doctor_release);
  if (bad == 0)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot start the appliance");
}
