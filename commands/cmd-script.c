/* diskfish: scripts within scripts, and commands that test others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cleanup.h"
#include "handlers.h"
#include "line-diff.h"
#include "session.h"
#include "xalloc.h"

int
cmd_source (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  int status =
    session->hooks->run_file (session->shell, args->args[0].text, diag);

  (void) result;
  args_place (args, 0, diag);
  return status;
}

int
cmd_check (struct session *session, const struct args *args,
           struct value *result, struct diag *diag)
{
  const char *file = args->args[0].text;
  size_t count = 0;
  int status =
    session->hooks->check_file (session->shell, file, &count, diag);

  (void) result;
  if (status == 0 && count > 0)
    status = diag_set (diag, DIAG_FAILED, "'%s' has %zu problem%s", file,
                       count, count == 1 ? "" : "s");
  args_place (args, 0, diag);
  return status;
}

/* The newline at the end of a text is not compared. */
static struct lines
to_compare (const char *text, size_t len)
{
  if (len > 0 && text[len-1] == '\n')
    len--;
  return (struct lines) { text, len };
}

static bool
are_same (struct lines a, struct lines b)
{
  return a.len == b.len && (a.len == 0 || memcmp (a.text, b.text, a.len) == 0);
}

int
cmd_expect (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  const struct arg *text = &args->args[0];
  CLEANUP_FREE char *printed = NULL;
  struct lines expected = to_compare (text->text, text->len), output;
  size_t len = 0;

  (void) result;
  if (session->hooks->run_caught (session->shell, args->source, args->words,
                                  args->nwords, &printed, &len, diag) == -1)
    return -1;
  output = to_compare (printed, len);
  if (are_same (expected, output))
    return 0;
  diag_at (diag, DIAG_FAILED, args->source, text->span,
           "the output is not what was expected");
  diag_take_detail (diag, line_diff (expected, "expected", output, "output"));
  return -1;
}

int
cmd_expect_error (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  const struct arg *text = &args->args[0];
  CLEANUP_FREE char *printed = NULL;
  CLEANUP_DIAG struct diag inner = { 0 };
  size_t len = 0;

  (void) result;
  if (session->hooks->run_caught (session->shell, args->source, args->words,
                                  args->nwords, &printed, &len, &inner) == 0)
    return diag_at (diag, DIAG_FAILED, args->source, args->name_span,
                    "the command did not fail");
  if (inner.code != DIAG_FAILED)
    return diag_copy (diag, &inner);
  if (strstr (inner.text, text->text) != NULL)
    return 0;
  diag_at (diag, DIAG_FAILED, args->source, text->span,
           "this is not in the error that came");
  diag_take_detail (diag, xasprintf ("error: %s\n", inner.text));
  return -1;
}
