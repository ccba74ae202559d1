/* diskfish: statements as -x and --dry-run show them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "trace.h"

#include <stdint.h>
#include <string.h>

#include "cleanup.h"
#include "cursor.h"
#include "secrets.h"
#include "strbuf.h"

static const char mask[] = "***";

/* Add the source from START to END, with *** for what is hidden. */
static void
add_source (struct strbuf *out, const struct source *source, size_t start,
            size_t end)
{
  const struct spans *hidden = source->hidden;

  for (size_t i = source_hidden_index (source, start); i < hidden->len; ++i) {
    struct span secret = hidden->ptr[i];

    if (secret.start > end || (secret.start == end && secret.end > end))
      break;
    if (secret.start > start)
      strbuf_add (out, source->text + start, secret.start - start);
    strbuf_puts (out, mask);
    start = secret.end < end ? secret.end : end;
  }
  strbuf_add (out, source->text + start, end - start);
}

/* Add the value of a word, whose secret starts at byte SECRET. */
static void
add_value (struct strbuf *out, const struct word *word, size_t secret)
{
  bool literal = word->nrefs == 0 && strstr (word->text, "%{") != NULL;
  enum word_kind kind = literal || word->len == 0 ? WORD_SINGLE : WORD_BARE;
  CLEANUP_FREE char *quoted = cursor_quote (kind, word->text, true);
  int quotes = *quoted == '"' || *quoted == '\'';

  if (secret == SIZE_MAX)
    strbuf_puts (out, quoted);
  else
    strbuf_printf (out, "%.*s%.*s%s%.*s", quotes, quoted, (int) secret,
                   word->text, mask, quotes, quoted);
}

char *
trace_text (const struct script *script, const struct statement *statement,
            const struct word *words)
{
  const char *mark = statement->kind == STATEMENT_SHELL ? "!"
    : statement->kind == STATEMENT_INLINE ? "<!" : "";
  const struct source *source = script->source;
  struct secret_reader reader = { 0 };
  size_t at = statement->span.start;
  struct strbuf out = { 0 };

  strbuf_puts (&out, mark);
  for (size_t i = 0; i < statement->count; ++i) {
    size_t secret = secret_reader_next (&reader, &words[i]);

    if (words[i].expanded) {
      add_source (&out, source, at, words[i].span.start);
      add_value (&out, &words[i], secret);
      at = words[i].span.end;
    }
  }
  add_source (&out, source, at, statement->span.end);
  if (statement->host != NULL && *mark == '\0') {
    strbuf_puts (&out, " | ");
    add_source (&out, source, statement->host_span.start,
                statement->host_span.end);
  }
  return strbuf_steal (&out);
}

void
trace_statement (FILE *out, unsigned depth, const struct script *script,
                 const struct statement *statement, const struct word *words)
{
  CLEANUP_FREE char *text = trace_text (script, statement, words);

  fprintf (out, "+ %*s%s\n", (int) (2 * depth), "", text);
}
