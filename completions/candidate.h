/* diskfish: candidates, and who knows them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMPLETIONS_CANDIDATE_H
#define COMPLETIONS_CANDIDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "arg-types.h"
#include "vector.h"

/* Kinds of candidates.  The command 'complete' prints their names. */
enum candidate_kind {
  CANDIDATE_COMMAND,
  CANDIDATE_OPTION,
  CANDIDATE_VALUE,
  CANDIDATE_FILE,
  CANDIDATE_DEVICE,
  CANDIDATE_MOUNTABLE,
  CANDIDATE_PATH,
};

struct candidate {
  enum candidate_kind kind;
  char *text;           /* what is shown: the value itself */
  char *insert;         /* what replaces the word, with its quotes */
  char *meaning;        /* a few words, or NULL */
  bool whole;           /* the word ends here: a blank may follow */
};

DEFINE_VECTOR (candidates, struct candidate)

#define COMPLETION_KIND(id) COMPLETION_##id,
enum completion_kind { COMPLETION_KINDS (COMPLETION_KIND) };

/* Access to the facts that only the session knows. */
struct completion_source {
  void *opaque;
  /* Return strings of this kind, for the ARGUMENT if the kind needs one, to be
   * freed by the caller.  NULL if nothing is known: it does not wait for an
   * appliance that does not run.
   */
  char **(*ask) (void *opaque, enum completion_kind kind,
                 const char *argument);
};

#endif
