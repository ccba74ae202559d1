/* diskfish: print a parsed script as a script.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "script-print.h"

#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

/* Escape everything except references, which stay unchanged. */
static void
print_escaped (struct strbuf *out, const struct word *word)
{
  const struct reference *ref = word->refs;
  const struct reference *end = ref ? ref + word->nrefs : NULL;

  strbuf_putc (out, '"');
  for (size_t i = 0; i < word->len; ++i)
    if (word->nrefs > 0 && ref < end && i == ref->part.start) {
      strbuf_add (out, word->text + i, ref->part.end - i);
      i = ref++->part.end - 1;
    }
    else
      strbuf_printf (out, "\\x%02x", (unsigned char) word->text[i]);
  strbuf_putc (out, '"');
}

static void
print_word (struct strbuf *out, const struct source *source,
            const struct word *word)
{
  switch (word->kind) {
  case WORD_BARE:
    strbuf_add (out, word->text, word->len);
    break;
  case WORD_SINGLE:
    strbuf_putc (out, '\'');
    strbuf_add (out, word->text, word->len);
    strbuf_putc (out, '\'');
    break;
  case WORD_DOUBLE:
    print_escaped (out, word);
    break;
  case WORD_HEREDOC:
    strbuf_add (out, source->text + word->span.start,
                word->span.end - word->span.start);
  }
  /* Quote the last word too: at the end of a line, a backslash would join it to
   * the next line, and a carriage return would be lost.
   */
  strbuf_putc (out, ' ');
}

static void
print_document (struct strbuf *out, const struct source *source,
                const struct word *word)
{
  size_t tag = word->span.start + strlen ("-<<");

  strbuf_add (out, word->text, word->len);
  strbuf_add (out, source->text + tag, word->span.end - tag);
  strbuf_puts (out, "\r\n");
}

static void
print_keyword (struct strbuf *out, const struct statement *s)
{
  if (s->kind == STATEMENT_LET)
    strbuf_printf (out, "let %s = ", s->name);
  else if (s->kind == STATEMENT_FOREACH)
    strbuf_printf (out, "foreach %s in ", s->name);
  else if (s->kind == STATEMENT_IF)
    strbuf_puts (out, s->negate ? "if not " : "if ");
  else if (s->kind == STATEMENT_ELSE || s->kind == STATEMENT_END)
    strbuf_puts (out, s->kind == STATEMENT_ELSE ? "else" : "end");
}

static void
print_statement (struct strbuf *out, const struct source *source,
                 const struct statement *s)
{
  static const char *const before[] = {
    [STATEMENT_COMMAND] = "| ", [STATEMENT_SHELL] = "!",
    [STATEMENT_INLINE] = "<!", [STATEMENT_LET] = "| ",
    [STATEMENT_IF] = "| ",
  };

  if (s->ignore_error)
    strbuf_putc (out, '-');
  print_keyword (out, s);
  for (size_t i = 0; i < s->count; ++i)
    print_word (out, source, &s->words[i]);
  if (s->host != NULL)
    strbuf_printf (out, "%s%s ", before[s->kind], s->host);
  strbuf_putc (out, '\n');
  for (size_t i = 0; i < s->count; ++i)
    if (s->words[i].kind == WORD_HEREDOC)
      print_document (out, source, &s->words[i]);
}

/* True if the statement begins a block, and its beginning or end is invalid. */
static bool
is_spoiled (const struct statement *all, size_t i)
{
  const struct statement *s = &all[i];

  if (s->keyword != KEYWORD_IF && s->keyword != KEYWORD_FOREACH)
    return false;
  return s->kind == STATEMENT_BAD ||
    (s->end > 0 && all[s->end].kind == STATEMENT_BAD);
}

/* Return which statements to compare, to be freed by the caller.  Invalid
 * statements are omitted, and the other parts of their blocks.
 */
static bool *
good_statements (const struct script *script)
{
  const struct statement *all = script->statements.ptr;
  size_t count = script->statements.len;
  bool *good = xcalloc (count + 1, sizeof *good);

  for (size_t i = 0; i < count; ++i)
    good[i] = all[i].kind != STATEMENT_BAD;
  for (size_t i = 0; i < count; ++i)
    if (is_spoiled (all, i)) {
      good[i] = false;
      if (all[i].end > 0)
        good[all[i].end] = false;
      if (all[i].otherwise > 0)
        good[all[i].otherwise] = false;
    }
  return good;
}

void
script_print (struct strbuf *out, const struct script *script)
{
  CLEANUP_FREE bool *good = good_statements (script);

  /* The parser skips a byte order mark at the very start. */
  strbuf_putc (out, '\n');
  for (size_t i = 0; i < script->statements.len; ++i)
    if (good[i])
      print_statement (out, script->source, &script->statements.ptr[i]);
}

static bool
same_word (const struct word *a, const struct word *b)
{
  return a->kind == b->kind && a->len == b->len && a->nrefs == b->nrefs &&
    memcmp (a->text, b->text, a->len) == 0;
}

static bool
same_text (const char *a, const char *b)
{
  return a == b || (a != NULL && b != NULL && strcmp (a, b) == 0);
}

static bool
same_statement (const struct statement *a, const struct statement *b)
{
  if (a->kind != b->kind || a->ignore_error != b->ignore_error ||
      a->count != b->count || !same_text (a->host, b->host) ||
      !same_text (a->name, b->name) || a->negate != b->negate)
    return false;
  for (size_t i = 0; i < a->count; ++i)
    if (!same_word (&a->words[i], &b->words[i]))
      return false;
  return true;
}

/* Return the next statement to compare from *I, or NULL. */
static const struct statement *
next_good (const struct script *script, const bool *good, size_t *i)
{
  while (*i < script->statements.len) {
    size_t at = (*i)++;

    if (good[at])
      return &script->statements.ptr[at];
  }
  return NULL;
}

bool
script_same (const struct script *a, const struct script *b)
{
  CLEANUP_FREE bool *good_a = good_statements (a);
  CLEANUP_FREE bool *good_b = good_statements (b);
  const struct statement *one, *other;
  size_t i = 0, j = 0;

  do {
    one = next_good (a, good_a, &i);
    other = next_good (b, good_b, &j);
    if (one != NULL && other != NULL && !same_statement (one, other))
      return false;
  } while (one != NULL && other != NULL);
  return one == other;
}
