/* diskfish: turn program arguments into statements.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "script.h"

#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

DEFINE_VECTOR (words, struct word)

/* Return a source for diagnostics: the arguments with spaces between them, in
 * single quotes where necessary.  Set SPANS to the place of each argument.
 */
static struct source *
args_source (char *const *args, size_t count, struct span *spans)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };

  for (size_t i = 0; i < count; ++i) {
    bool quote = args[i][strcspn (args[i], " \t\n'\"")] != '\0' || !*args[i];

    spans[i].start = text.len;
    strbuf_printf (&text, quote ? "'%s'" : "%s", args[i]);
    spans[i].end = text.len;
    if (i + 1 < count)
      strbuf_putc (&text, ' ');
  }
  return source_new ("<args>", text.ptr ? text.ptr : "", text.len, 1);
}

/* Accept -COMMAND as the first word, as guestfish does after its option --:
 * a failure of the command is ignored.
 */
static void
take_dash (struct word *first, struct statement *statement)
{
  if (first->text[0] != '-')
    return;
  statement->ignore_error = true;
  if (first->span.end - first->span.start == first->len)
    first->span.start++;
  first->text++;
  first->len--;
}

static void
end_args_statement (struct script *script, struct words *words)
{
  struct statement statement = { .kind = STATEMENT_COMMAND };
  size_t size = words->len * sizeof *words->ptr;

  if (words->len == 0)
    return;
  take_dash (&words->ptr[0], &statement);
  statement.count = words->len;
  statement.words = arena_alloc (&script->arena, size);
  memcpy (statement.words, words->ptr, size);
  statement.span.start = words->ptr[0].span.start;
  statement.span.end = words->ptr[words->len-1].span.end;
  statements_append (&script->statements, statement);
  words->len = 0;
}

struct source *
script_from_args (struct script *script, char *const *args, size_t count)
{
  CLEANUP_FREE struct span *spans = xcalloc (count, sizeof *spans);
  struct source *source = args_source (args, count, spans);
  struct words words = { 0 };

  script->source = source;
  script->parsed = (struct span) { 0, source->len };
  for (size_t i = 0; i < count; ++i) {
    size_t len = strlen (args[i]);
    struct word word = {
      .kind = WORD_SINGLE,
      .span = spans[i],
      .text = arena_copy (&script->arena, args[i], len),
      .len = len,
    };

    if (strcmp (args[i], ":") == 0)
      end_args_statement (script, &words);
    else
      words_append (&words, word);
  }
  end_args_statement (script, &words);
  words_reset (&words);
  return source;
}
