/* diskfish: what may stand where the cursor is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMPLETIONS_COMPLETE_H
#define COMPLETIONS_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

#include "arg-types.h"
#include "vector.h"

/* What a candidate is; the name is what 'complete' prints. */
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

/* What only the session knows. */
struct completion_source {
  void *opaque;
  /* Return strings of this kind, for the ARGUMENT if the kind needs one, to be
   * freed by the caller.  NULL if nothing is known: it does not wait for an
   * appliance that does not run.
   */
  char **(*ask) (void *opaque, enum completion_kind kind,
                 const char *argument);
};

struct completion {
  size_t start;                 /* of the word that is replaced */
  struct candidates list;       /* sorted by text */
};

/* Complete the LINE, which ends at the cursor. */
void complete_line (const struct completion_source *source, const char *line,
                    struct completion *result);

/* Complete program arguments, of which the last is the word at the cursor;
 * ':' stands between commands.  Nothing is quoted.
 */
void complete_args (const struct completion_source *source, char *const *args,
                    size_t count, struct completion *result);

/* Complete the argument of --disk, which ends at the cursor.  Each candidate is
 * the whole argument, with ,, for a comma within a part.
 */
void complete_disk_option (const struct completion_source *source,
                           const char *text, struct completion *result);

void completion_free (struct completion *completion);

/* "command", "option", ... */
const char *candidate_kind_name (enum candidate_kind kind);

#endif
