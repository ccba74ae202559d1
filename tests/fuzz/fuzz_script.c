/* diskfish: fuzz the lexer and the parser, and check that printing round-trips.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>

#include "script-print.h"

static void
check_span (const struct source *source, struct span span)
{
  REQUIRE (span.start <= span.end && span.end <= source->len);
}

static void
check_reference (const struct source *source, const struct word *word,
                 const struct reference *reference)
{
  size_t len = reference->span.end - reference->span.start;

  check_span (source, reference->span);
  check_span (source, reference->name_span);
  REQUIRE (reference->part.start <= reference->part.end);
  REQUIRE (reference->part.end <= word->len);
  REQUIRE (reference->part.end - reference->part.start == len);
  REQUIRE (memcmp (word->text + reference->part.start,
                   source->text + reference->span.start, len) == 0);
  for (size_t i = 0; i < reference->count; ++i)
    check_span (source, reference->steps[i].span);
}

static void
check_word (struct script *script, const struct word *word)
{
  check_span (script->source, word->span);
  REQUIRE (word->text[word->len] == '\0');
  check_span (script->source, word_part (word, (struct span) { 0, word->len }));
  for (size_t i = 0; i < word->nrefs; ++i)
    check_reference (script->source, word, &word->refs[i]);
  /* Parse every word as a list. */
  (void) !list_parse (&script->arena, word->text);
}

static void
check_statement (struct script *script, const struct statement *s)
{
  check_span (script->source, s->span);
  if (s->kind == STATEMENT_BAD) {
    fuzz_check_diag (&s->diag, script->source);
    REQUIRE (s->diag.placed);
    return;
  }
  REQUIRE (!diag_is_set (&s->diag));
  if (s->kind != STATEMENT_ELSE && s->kind != STATEMENT_END)
    REQUIRE (s->count > 0 || s->host != NULL);
  for (size_t i = 0; i < s->count; ++i)
    check_word (script, &s->words[i]);
  if (s->host != NULL)
    check_span (script->source, s->host_span);
}

/* Check the indexes that connect the parts of a block. */
static void
check_block (const struct script *script, size_t i)
{
  const struct statement *all = script->statements.ptr;

  if (all[i].end > 0) {
    REQUIRE (all[i].end > i && all[i].end < script->statements.len);
    REQUIRE (all[all[i].end].keyword == KEYWORD_END);
  }
  if (all[i].otherwise > 0) {
    REQUIRE (all[i].keyword == KEYWORD_IF && all[i].otherwise > i);
    REQUIRE (all[i].otherwise < script->statements.len);
    REQUIRE (all[i].end == 0 || all[i].otherwise <= all[i].end);
  }
  /* An open quote or here-document hides the end of the block. */
  if (script->wanted.kind != WANTED_NOTHING)
    return;
  if (all[i].kind == STATEMENT_IF || all[i].kind == STATEMENT_FOREACH)
    REQUIRE (all[i].end > 0);
  if (all[i].kind == STATEMENT_IF)
    REQUIRE (all[i].otherwise > 0);
}

static void
parse (struct script *script, const struct source *source)
{
  script_parse (script, source);
  for (size_t i = 0; i < script->statements.len; ++i)
    check_statement (script, &script->statements.ptr[i]);
  for (size_t i = 0; i < script->statements.len; ++i)
    check_block (script, i);
}

/* Check that a complete script, printed and parsed again, is equal. */
static void
check_printed (const struct script *script)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  struct script again = { 0 };
  struct source *source;

  script_print (&text, script);
  source = source_new ("printed", text.ptr, text.len, 1);
  parse (&again, source);
  for (size_t i = 0; i < again.statements.len; ++i)
    REQUIRE (again.statements.ptr[i].kind != STATEMENT_BAD);
  REQUIRE (again.wanted.kind == WANTED_NOTHING);
  REQUIRE (script_same (script, &again));
  script_free (&again);
  source_free (source);
}

/* Parse the lines as program arguments. */
static void
check_args (const struct source *source)
{
  struct script script = { 0 };
  struct strings args = { 0 };
  char *text = xstrdup (source->text), *rest = text, *arg;
  struct source *shown;

  while ((arg = strsep (&rest, "\n")) != NULL)
    strings_append (&args, arg);
  shown = script_from_args (&script, args.ptr, args.len);
  for (size_t i = 0; i < script.statements.len; ++i)
    check_statement (&script, &script.statements.ptr[i]);
  script_free (&script);
  source_free (shown);
  strings_reset (&args);
  free (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  struct source *source = source_new ("input", (const char *) data, len, 1);
  struct script script = { 0 };

  parse (&script, source);
  if (script.wanted.kind == WANTED_NOTHING)
    check_printed (&script);
  script_free (&script);
  check_args (source);
  source_free (source);
  return 0;
}
