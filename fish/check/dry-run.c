/* diskfish: print the commands that would run (--dry-run).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dry-run.h"

#include <string.h>

#include "bind.h"
#include "check.h"
#include "cleanup.h"
#include "secrets.h"
#include "strbuf.h"
#include "trace.h"

/* The script that is being printed. */
struct listing {
  struct dry_run *dry;
  const struct script *script;
};

static void show_range (const struct listing *l, size_t from, size_t to);

/* Return the value of the reference, or NULL if it is unknown.  Only elements
 * of literal lists are known, and these have no parts.
 */
static const char *
known_value (const struct dry_run *dry, const struct reference *reference)
{
  if (reference->count > 0)
    return NULL;
  return json_string_value (variables_get (&dry->variables,
                                           reference->name));
}

/* Return the word with known values in place of references. */
static struct word
resolve_word (const struct dry_run *dry, const struct word *word,
              struct arena *arena)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  struct word new = *word;
  size_t at = 0, unknown = 0;

  for (size_t i = 0; i < word->nrefs; ++i) {
    const struct reference *reference = &word->refs[i];
    const char *value = known_value (dry, reference);

    unknown += value == NULL;
    if (value == NULL)
      continue;
    strbuf_add (&text, word->text + at, reference->part.start - at);
    strbuf_puts (&text, value);
    at = reference->part.end;
    /* A ~ in a value is not a home directory. */
    if (reference->part.start == 0)
      new.kind = WORD_SINGLE;
  }
  if (unknown == word->nrefs)
    return *word;
  strbuf_add (&text, word->text + at, word->len - at);
  new.text = arena_copy (arena, text.ptr ? text.ptr : "", text.len);
  new.len = text.len;
  new.expanded = true;
  /* bind_words only checks whether any references remain. */
  new.nrefs = unknown;
  return new;
}

static const struct word *
resolve_words (const struct dry_run *dry, const struct statement *statement,
               struct arena *arena)
{
  size_t count = statement->count;
  struct word *words = arena_alloc (arena, count * sizeof *words);

  for (size_t i = 0; i < count; ++i)
    words[i] = resolve_word (dry, &statement->words[i], arena);
  if (statement->kind == STATEMENT_FOREACH)
    return words;
  return bind_tildes (words, count, arena);
}

/* Forget all values, because any command may have run. */
static void
forget_all (struct dry_run *dry)
{
  variables_free (&dry->variables);
}

static bool
is_within (const struct dry_run *dry, const char *file)
{
  for (size_t i = 0; i < dry->within.len; ++i)
    if (strcmp (dry->within.ptr[i], file) == 0)
      return true;
  return false;
}

/* Print the statements of the script that 'source' runs. */
static void
show_file (struct dry_run *dry, const struct args *args)
{
  const char *file = args->args[0].text;
  struct source *source = NULL;

  if (!is_within (dry, file) && check_can_read (&dry->files, args)) {
    CLEANUP_FREE char *path = check_files_resolve (&dry->files, file);

    source = source_read (file, path);
  }
  if (source == NULL) {
    forget_all (dry);
    return;
  }
  strings_append (&dry->within, (char *) file);
  dry->depth++;
  dry_run_source (dry, source);
  dry->depth--;
  dry->within.len--;
  source_free (source);
}

static void
tell (struct dry_run *dry, const struct diag *diag)
{
  fflush (dry->out);
  report (dry->output, diag);
  dry->wrong = true;
}

/* Record what the command does to variables.  If it is a prefix such as 'time',
 * follow the command after it too.
 */
static void
follow (const struct listing *l, const struct word *words, size_t count,
        struct arena *arena)
{
  struct dry_run *dry = l->dry;
  CLEANUP_DIAG struct diag diag = { 0 };
  struct args args;

  if (check_is_any (words, count)) {
    forget_all (dry);
    return;
  }
  if (bind_words (l->script->source, words, count, arena, &args,
                  &diag) == -1) {
    tell (dry, &diag);
    return;
  }
  check_files_note (&dry->files, &args, dry->conditional > 0);
  if (args.command->effects & EFFECT_RUNS_SCRIPT)
    show_file (dry, &args);
  else if (args.command->effects & EFFECT_QUITS)
    dry->quit |= dry->conditional == 0;
  else if ((args.command->flags & COMMAND_MODIFIER) && args.nwords > 0)
    follow (l, args.words, args.nwords, arena);
}

static void
show_statement (const struct listing *l, const struct statement *statement)
{
  struct dry_run *dry = l->dry;
  struct arena arena = { 0 };
  const struct word *words = resolve_words (dry, statement, &arena);

  trace_statement (dry->out, dry->depth, l->script, statement, words);
  switch (statement->kind) {
  case STATEMENT_INLINE:
    forget_all (dry);
    break;
  case STATEMENT_COMMAND: case STATEMENT_LET: case STATEMENT_IF:
    follow (l, words, statement->count, &arena);
    break;
  case STATEMENT_BAD:
    tell (dry, &statement->diag);
    break;
  case STATEMENT_SHELL: case STATEMENT_FOREACH: case STATEMENT_ELSE:
  case STATEMENT_END:
    break;
  }
  if (statement->kind == STATEMENT_LET)
    variables_unset (&dry->variables, statement->name);
  arena_free (&arena);
}

/* True if the statement may run a script, which may set any variable.  Check
 * each word, since it may be the command after a prefix.
 */
static bool
runs_script (const struct statement *statement)
{
  bool found = statement->kind == STATEMENT_INLINE ||
    (statement->count > 0 && statement->words[0].nrefs > 0);

  for (size_t i = 0; i < statement->count && !found; ++i) {
    const struct command *command = command_find (statement->words[i].text);

    found = command != NULL && (command->effects & EFFECT_RUNS_SCRIPT);
  }
  return found;
}

/* Forget the variables that a block sets, because it may not run, or may run
 * again.
 */
static void
forget_block (const struct listing *l, size_t at)
{
  const struct statement *all = l->script->statements.ptr;
  struct variables *variables = &l->dry->variables;

  for (size_t i = at; i < all[at].end; ++i)
    if (runs_script (&all[i]))
      forget_all (l->dry);
    else if (all[i].name != NULL)
      variables_unset (variables, all[i].name);
}

/* Print a part of the block at AT that may not run, or may run again. */
static void
show_part (const struct listing *l, size_t at, size_t from, size_t to)
{
  forget_block (l, at);
  l->dry->depth++;
  show_range (l, from, to);
  l->dry->depth--;
}

/* Print a block as it is in the script. */
static void
show_block (const struct listing *l, size_t at)
{
  const struct statement *all = l->script->statements.ptr;
  size_t end = all[at].end;
  size_t otherwise = all[at].kind == STATEMENT_IF ? all[at].otherwise : end;

  l->dry->conditional++;
  show_statement (l, &all[at]);
  show_part (l, at, at + 1, otherwise);
  if (otherwise < end) {
    show_statement (l, &all[otherwise]);
    show_part (l, at, otherwise + 1, end);
  }
  show_statement (l, &all[end]);
  forget_block (l, at);
  l->dry->conditional--;
}

/* Print the block once per element, if the list is known. */
static void
show_foreach (const struct listing *l, size_t at)
{
  const struct statement *opening = &l->script->statements.ptr[at];
  struct variables *variables = &l->dry->variables;
  CLEANUP_DIAG struct diag ignored = { 0 };
  json_t *element, *list =
    expand_list (variables, l->script->source, opening->words,
                 opening->count, &ignored);
  size_t index;

  if (list == NULL)
    show_block (l, at);
  json_array_foreach (list, index, element) {
    if (l->dry->quit)
      break;
    variables_set (variables, opening->name, json_incref (element));
    show_range (l, at + 1, opening->end);
  }
  json_decref (list);
}

/* Print the statements with indices from FROM to TO - 1. */
static void
show_range (const struct listing *l, size_t from, size_t to)
{
  const struct statement *all = l->script->statements.ptr;

  for (size_t at = from; at < to && !l->dry->quit; ++at)
    switch (all[at].kind) {
    case STATEMENT_FOREACH:
      show_foreach (l, at);
      at = all[at].end;
      break;
    case STATEMENT_IF:
      show_block (l, at);
      at = all[at].end;
      break;
    case STATEMENT_COMMAND: case STATEMENT_SHELL: case STATEMENT_INLINE:
    case STATEMENT_LET: case STATEMENT_ELSE: case STATEMENT_END:
    case STATEMENT_BAD:
      show_statement (l, &all[at]);
    }
}

static void
show_script (struct dry_run *dry, const struct script *script)
{
  struct listing listing = { dry, script };

  secrets_hide (script);
  show_range (&listing, 0, script->statements.len);
}

void
dry_run_source (struct dry_run *dry, const struct source *source)
{
  struct script piece = { 0 };
  size_t at = 0;

  while (!dry->quit && script_next (&piece, source, &at))
    show_script (dry, &piece);
  script_free (&piece);
}

void
dry_run_args (struct dry_run *dry, char *const *args, size_t count)
{
  struct script script = { 0 };
  struct source *source = script_from_args (&script, args, count);

  if (!dry->quit)
    show_script (dry, &script);
  script_free (&script);
  source_free (source);
}

void
dry_run_free (struct dry_run *dry)
{
  variables_free (&dry->variables);
  check_files_free (&dry->files);
  strings_reset (&dry->within);
}
