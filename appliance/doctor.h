/* diskfish: what on this host helps or hinders a start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_DOCTOR_H
#define APPLIANCE_DOCTOR_H

#include <stddef.h>

enum finding_state {
  FINDING_OK,
  FINDING_NOTE,         /* works, but less well */
  FINDING_BAD,          /* would stop a start */
};

struct finding {
  const char *check;            /* "kernel", "KVM", ... */
  const char *state;            /* "ok", "note", "bad" */
  char *finding;                /* what was found */
  char *fix;                    /* what to do about it, "" if nothing */
};

struct findings {
  size_t count;
  size_t bad;
  struct finding list[16];
};

/* Examine the host; the last check starts an appliance, which takes some
 * seconds.
 */
void doctor_examine (struct findings *findings);

void findings_free (struct findings *findings);

#endif
