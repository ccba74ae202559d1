/* diskfish: check the host for problems with starting the appliance.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_DOCTOR_H
#define APPLIANCE_DOCTOR_H

#include <stddef.h>

enum finding_state {
  FINDING_OK,
  FINDING_NOTE,         /* the appliance starts, but slower */
  FINDING_BAD,          /* the appliance cannot start */
};

struct finding {
  const char *check;            /* "kernel", "KVM", ... */
  const char *state;            /* "ok", "note", "bad" */
  char *finding;                /* the result, to read */
  char *fix;                    /* an instruction, or "" */
};

struct findings {
  size_t count;
  size_t bad;
  struct finding list[16];
};

/* Examine the host.  If nothing is bad, also start an appliance, which takes
 * some seconds.  Free the findings with findings_free.
 */
void doctor_examine (struct findings *findings);

/* Free the texts of all findings. */
void findings_free (struct findings *findings);

#endif
