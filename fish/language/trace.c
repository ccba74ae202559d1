/* diskfish: statements as -x and --dry-run show them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "trace.h"

#include <string.h>

#include "cleanup.h"
#include "cursor.h"
#include "secrets.h"
#include "strbuf.h"

static void
add_value (struct strbuf *out, const struct word *word)
{
  bool literal = word->nrefs == 0 && strstr (word->text, "%{") != NULL;
  enum word_kind kind = literal || word->len == 0 ? WORD_SINGLE : WORD_BARE;
  CLEANUP_FREE char *quoted = cursor_quote (kind, word->text, true);

  strbuf_puts (out, quoted);
}

char *
trace_text (const struct script *script, const struct statement *statement,
            const struct word *words)
{
  const char *mark = statement->kind == STATEMENT_SHELL ? "!"
    : statement->kind == STATEMENT_INLINE ? "<!" : "";
  const char *text = script->source->text;
  size_t at = statement->span.start;
  CLEANUP_STRBUF struct strbuf out = { 0 };

  strbuf_puts (&out, mark);
  for (size_t i = 0; i < statement->count; ++i)
    if (words[i].expanded) {
      strbuf_add (&out, text + at, words[i].span.start - at);
      add_value (&out, &words[i]);
      at = words[i].span.end;
    }
  strbuf_add (&out, text + at, statement->span.end - at);
  if (statement->host != NULL && *mark == '\0')
    strbuf_printf (&out, " | %s", statement->host);
  return secrets_hidden (out.ptr, out.len);
}

void
trace_statement (FILE *out, unsigned depth, const struct script *script,
                 const struct statement *statement, const struct word *words)
{
  CLEANUP_FREE char *text = trace_text (script, statement, words);

  fprintf (out, "+ %*s%s\n", (int) (2 * depth), "", text);
}
