/* diskfish: the commands 'time' and 'not', which run another command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "handlers.h"
#include "session.h"
#include "xalloc.h"

static int
run_rest (struct session *session, const struct args *args, struct diag *diag)
{
  if (args->nwords == 0) {
    diag_at (diag, DIAG_USAGE, args->source, args->name_span,
             "'%s' needs a command after it", args->name);
    return -1;
  }
  return session->hooks->run_words (session->shell, args->source, args->words,
                                    args->nwords, diag);
}

int
cmd_time (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  struct timespec start, end;
  int status;

  clock_gettime (CLOCK_MONOTONIC, &start);
  status = run_rest (session, args, diag);
  clock_gettime (CLOCK_MONOTONIC, &end);
  if (status == 0) {
    double seconds = (double) (end.tv_sec - start.tv_sec) +
      (double) (end.tv_nsec - start.tv_nsec) / 1e9;

    value_take_string (result,
                       xasprintf ("elapsed time: %.2f seconds", seconds));
  }
  return status;
}

int
cmd_not (struct session *session, const struct args *args,
         struct value *result, struct diag *diag)
{
  CLEANUP_DIAG struct diag inner = { 0 };

  (void) result;
  if (run_rest (session, args, &inner) == -1 && inner.code == DIAG_FAILED)
    return 0;
  if (diag_is_set (&inner))
    return diag_copy (diag, &inner);
  return diag_at (diag, DIAG_FAILED, args->source, args->name_span,
                  "the command did not fail");
}
