/* diskfish: the commands 'source', 'check', 'expect' and 'expect-error'.
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

/* Return the text without a newline at its end, which is not compared. */
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

/* True if the argument is in a line that ends with CR LF. */
static bool
is_in_crlf_line (const struct args *args, const struct arg *arg)
{
  const struct source *source = args->source;
  const char *at = source->text + arg->span.end;
  const char *newline = memchr (at, '\n', source->len - arg->span.end);

  return newline != NULL && newline > at && newline[-1] == '\r';
}

/* Return a copy of the text with LF for each CR LF.  The caller frees it. */
static char *
without_cr (const char *text, size_t *len)
{
  char *copy = xcalloc (*len + 1, 1);
  size_t used = 0;

  for (size_t i = 0; i < *len; ++i)
    if (text[i] != '\r' || i + 1 == *len || text[i+1] != '\n')
      copy[used++] = text[i];
  *len = used;
  return copy;
}

/* Return the here-document without CR if the script has CR LF line ends,
 * otherwise NULL.  The caller frees it.
 */
static char *
expected_with_lf (const struct args *args, const struct arg *text,
                  struct lines *expected)
{
  size_t len = text->len;
  char *copy;

  if (!text->document || !is_in_crlf_line (args, text))
    return NULL;
  copy = without_cr (text->text, &len);
  *expected = to_compare (copy, len);
  return copy;
}

int
cmd_expect (struct session *session, const struct args *args,
            struct value *result, struct diag *diag)
{
  const struct arg *text = &args->args[0];
  CLEANUP_FREE char *printed = NULL, *copy = NULL;
  struct lines expected = to_compare (text->text, text->len), output;
  size_t len = 0;

  (void) result;
  if (session->hooks->run_caught (session->shell, args->source, args->words,
                                  args->nwords, &printed, &len, diag) == -1)
    return -1;
  output = to_compare (printed, len);
  if (are_same (expected, output))
    return 0;
  copy = expected_with_lf (args, text, &expected);
  if (copy != NULL && are_same (expected, output))
    return 0;
  diag_at (diag, DIAG_FAILED, args->source, text->span,
           "the output differs from the expected text");
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
           "the error does not contain this text");
  diag_take_detail (diag, xasprintf ("error: %s\n", inner.text));
  return -1;
}
