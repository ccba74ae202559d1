/* diskfish: print scripts as text, to compare them completely.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-script.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

static void
add_bytes (struct strbuf *out, const char *bytes, size_t len)
{
  for (size_t i = 0; i < len; ++i) {
    unsigned char c = (unsigned char) bytes[i];

    if (c >= 0x20 && c < 0x7f)
      strbuf_putc (out, (char) c);
    else
      strbuf_printf (out, "\\x%02x", c);
  }
}

static void
add_span (struct strbuf *out, struct span span)
{
  strbuf_printf (out, "@%zu-%zu", span.start, span.end);
}

static void
add_reference (struct strbuf *out, const struct reference *reference)
{
  strbuf_printf (out, " %%%zu-%zu", reference->part.start,
                 reference->part.end);
  add_span (out, reference->span);
  strbuf_printf (out, " (%s", reference->name);
  add_span (out, reference->name_span);
  for (size_t i = 0; i < reference->count; ++i) {
    const struct step *step = &reference->steps[i];

    if (step->field != NULL)
      strbuf_printf (out, " .%s", step->field);
    else
      strbuf_printf (out, " [%zu]", step->index);
    add_span (out, step->span);
  }
  strbuf_putc (out, ')');
}

static void
add_word (struct strbuf *out, const struct word *word)
{
  static const char *const quotes[][2] = {
    [WORD_BARE] = { "", "" }, [WORD_SINGLE] = { "'", "'" },
    [WORD_DOUBLE] = { "\"", "\"" }, [WORD_HEREDOC] = { "<", ">" },
  };

  strbuf_printf (out, " %s", quotes[word->kind][0]);
  add_bytes (out, word->text, word->len);
  strbuf_puts (out, quotes[word->kind][1]);
  add_span (out, word->span);
  for (size_t i = 0; i < word->nrefs; ++i)
    add_reference (out, &word->refs[i]);
  assert_int_equal (word->text[word->len], '\0');
}

static void
add_host (struct strbuf *out, const struct statement *statement)
{
  strbuf_puts (out, " '");
  add_bytes (out, statement->host, strlen (statement->host));
  strbuf_putc (out, '\'');
  add_span (out, statement->host_span);
}

/* Add the parts that only statements with a keyword have. */
static void
add_block (struct strbuf *out, const struct statement *statement)
{
  if (statement->name != NULL) {
    strbuf_printf (out, " %s", statement->name);
    add_span (out, statement->name_span);
  }
  if (statement->negate)
    strbuf_puts (out, " not");
  if (statement->otherwise > 0)
    strbuf_printf (out, " otherwise %zu", statement->otherwise);
  if (statement->end > 0)
    strbuf_printf (out, " end %zu", statement->end);
}

static void
add_statement (struct strbuf *out, const struct statement *statement)
{
  static const char *const kinds[] = {
    [STATEMENT_COMMAND] = "command", [STATEMENT_SHELL] = "shell",
    [STATEMENT_INLINE] = "inline", [STATEMENT_LET] = "let",
    [STATEMENT_FOREACH] = "foreach", [STATEMENT_IF] = "if",
    [STATEMENT_ELSE] = "else", [STATEMENT_END] = "end",
    [STATEMENT_BAD] = "bad",
  };

  strbuf_printf (out, "%s%s %zu-%zu:", statement->ignore_error ? "-" : "",
                 kinds[statement->kind], statement->span.start,
                 statement->span.end);
  if (statement->kind == STATEMENT_BAD) {
    CLEANUP_FREE char *line = diag_line (&statement->diag);

    strbuf_putc (out, ' ');
    add_bytes (out, line, strlen (line));
  }
  else {
    add_block (out, statement);
    for (size_t i = 0; i < statement->count; ++i)
      add_word (out, &statement->words[i]);
    if (statement->count > 0 && statement->host != NULL)
      strbuf_puts (out, " |");
    if (statement->host != NULL)
      add_host (out, statement);
  }
  strbuf_putc (out, '\n');
}

char *
script_text (const struct script *script)
{
  static const char *const kinds[] = {
    [WANTED_QUOTE] = "quote", [WANTED_LINE] = "line", [WANTED_MORE] = "more",
    [WANTED_END] = "end",
  };
  struct strbuf out = { 0 };

  for (size_t i = 0; i < script->statements.len; ++i)
    add_statement (&out, &script->statements.ptr[i]);
  if (script->wanted.kind != WANTED_NOTHING) {
    strbuf_printf (&out, "wanted: %s", kinds[script->wanted.kind]);
    if (script->wanted.text != NULL)
      strbuf_printf (&out, " %s", script->wanted.text);
    strbuf_putc (&out, '\n');
  }
  return strbuf_steal (&out);
}

void
unit_expect_script (const char *bytes, size_t len, bool plain,
                    const char *expected, const char *file, int where)
{
  struct source *source = source_new ("test", bytes, len, 1);
  struct script script = { 0 };

  source->plain = plain;
  script_parse (&script, source);
  unit_expect_text (script_text (&script), expected, file, where);
  script_free (&script);
  source_free (source);
}
