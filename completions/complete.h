/* diskfish: what may stand where the cursor is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMPLETIONS_COMPLETE_H
#define COMPLETIONS_COMPLETE_H

#include <stddef.h>

#include "candidate.h"

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
