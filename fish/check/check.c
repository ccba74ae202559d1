/* diskfish: check a script before it runs (--check).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "secrets.h"
#include "session.h"
#include "variables.h"

struct checker {
  const struct script *script;
  bool all;
  struct arena arena;
  struct check_state *state;
  struct diags *problems;
  struct diags more;            /* further problems of the current statement */
};

static void
note_state (struct checker *c, const struct command *command,
            bool conditional)
{
  struct check_state *state = c->state;

  if ((command->effects & EFFECT_QUITS) && state->depth == 0)
    state->quit = true;
  if (command->effects & EFFECT_LAUNCHES)
    state->launched = conditional ? UNKNOWN : LAUNCHED;
  if (command->effects & EFFECT_STOPS)
    state->launched = conditional ? UNKNOWN : NOT_LAUNCHED;
}

static bool
is_known (const struct strings *list, const char *name)
{
  for (size_t i = 0; i < list->len; ++i)
    if (strcmp (list->ptr[i], name) == 0)
      return true;
  return false;
}

/* Record that a script ran whose contents are unknown. */
static void
note_unseen (struct checker *c)
{
  c->state->open = true;
  c->state->files.open = true;
  c->state->drives.open = true;
  c->state->launched = UNKNOWN;
}

static void
check_within (struct checker *c, struct source *source)
{
  strings_append (&c->state->within, source->name);
  check_source (source, c->all, c->state, c->problems);
  c->state->within.len--;
}

/* True for regular files.  Others may be endless, or can be read only once. */
static bool
is_file (const char *name)
{
  struct stat file;

  return stat (name, &file) == -1 || S_ISREG (file.st_mode);
}

bool
check_can_read (const struct check_files *files, const struct args *args)
{
  const struct arg *file = &args->args[0];
  CLEANUP_FREE char *path =
    file->open ? NULL : check_files_resolve (files, file->text);

  return path != NULL && !check_files_may_change (files, file->text) &&
    is_file (path);
}

/* Check the script that 'source' runs.  Skip a script that is being checked
 * already: it runs itself, perhaps under a condition.
 */
static int
check_script_file (struct checker *c, const struct args *args,
                   struct diag *diag)
{
  const char *file = args->args[0].text;
  CLEANUP_FREE char *path = NULL;
  struct source *source;

  if (is_known (&c->state->within, file))
    return 0;
  if (!c->all || !check_can_read (&c->state->files, args)) {
    note_unseen (c);
    return 0;
  }
  path = check_files_resolve (&c->state->files, file);
  source = source_read (file, path);
  if (source == NULL) {
    note_unseen (c);
    diag_set (diag, DIAG_FAILED, "cannot read '%s': %s", file,
              strerror (errno));
    args_place (args, 0, diag);
    return -1;
  }
  source_list_append (&c->state->sources, source);
  check_within (c, source);
  return 0;
}

/* Conditions under which a command runs. */
struct run_conditions {
  bool conditional;             /* it may not run, or may fail */
  bool may_fail;                /* in any phase */
  bool expected;                /* expected to fail, due to the host's files or
                                 * programs */
};

/* Check the files, programs and drives that the command needs, and record its
 * effects on them.
 */
static int
check_surroundings (struct checker *c, const struct args *args,
                    struct run_conditions conditions, struct diag *diag)
{
  struct check_state *state = c->state;
  bool look = c->all && !conditions.may_fail && !conditions.expected;
  int status = 0;

  if (look)
    status = check_files_needed (&state->files, args, diag);
  if (look && status == 0)
    status = check_drives_needed (&state->drives, &state->files, args, diag);
  check_drives_note (&state->drives, &state->files, args,
                     conditions.conditional);
  check_files_note (&state->files, args, conditions.conditional || !c->all);
  return status;
}

bool
check_is_any (const struct word *words, size_t count)
{
  return words[0].nrefs > 0 ||
    (count > 1 && words[1].nrefs > 0 &&
     command_find (words[0].text) == NULL &&
     command_is_family (words[0].text));
}

/* Return the index of the word at the place of the diag, or COUNT. */
static size_t
word_at_fault (const struct diag *diag, const struct word *words,
               size_t count)
{
  size_t i = 0;

  while (i < count && (diag->span.start < words[i].span.start ||
                       diag->span.end > words[i].span.end))
    i++;
  return diag->placed ? i : count;
}

/* Give the word a reference, so that bind_words accepts it for any value. */
static void
accept_any (struct checker *c, struct word *word)
{
  struct reference *any = arena_alloc (&c->arena, sizeof *any);

  *any = (struct reference) { .name = "", .part = { 0, word->len } };
  word->refs = any;
  word->nrefs = 1;
  word->elements = NULL;
}

/* Report a further problem of the statement, after the one at WHERE.  Return
 * the index of the next word to skip, or COUNT.
 */
static size_t
note_more (struct checker *c, struct diag *diag, struct span *where,
           const struct word *words, size_t count)
{
  bool again = diag->span.start == where->start &&
    diag->span.end == where->end;

  if (!diag->placed || again) {
    diag_reset (diag);
    return count;
  }
  *where = diag->span;
  diags_append (&c->more, *diag);
  return word_at_fault (diag, words, count);
}

/* Find wrong words after the one that FIRST reports: bind the words again, each
 * time with one more wrong word accepted.
 */
static void
check_more_words (struct checker *c, const struct word *words, size_t count,
                  const struct diag *first)
{
  size_t size = count * sizeof *words;
  struct word *copy = memcpy (arena_alloc (&c->arena, size), words, size);
  size_t at = word_at_fault (first, words, count);
  struct span where = first->span;

  for (size_t tries = 0; at < count && tries < count; ++tries) {
    struct diag diag = { 0 };
    struct args args;

    accept_any (c, &copy[at]);
    if (bind_words (c->script->source, copy, count, &c->arena, &args,
                    &diag) == 0)
      return;
    at = note_more (c, &diag, &where, words, count);
  }
}

/* After a command that may attach a drive, the drives are unknown. */
static int
bind_failed (struct checker *c, const struct word *words, size_t count,
             const struct args *args, const struct diag *diag)
{
  if (args->command != NULL &&
      (args->command->effects & EFFECT_ATTACHES))
    c->state->drives.open = true;
  if (c->all)
    check_more_words (c, words, count, diag);
  return -1;
}

/* Check a command.  If it is a prefix such as 'time', check the command after
 * it too.
 */
static int
check_words (struct checker *c, const struct word *words, size_t count,
             struct run_conditions conditions, struct diag *diag)
{
  struct args args;

  if (check_is_any (words, count)) {
    note_unseen (c);
    return 0;
  }
  if (bind_words (c->script->source, words, count, &c->arena, &args,
                  diag) == -1)
    return bind_failed (c, words, count, &args, diag);
  if (c->all && !conditions.may_fail && c->state->launched != UNKNOWN &&
      command_check_phase (&args, c->state->launched == LAUNCHED, diag) == -1)
    return -1;
  note_state (c, args.command, conditions.conditional);
  if (args.command->effects & EFFECT_RUNS_SCRIPT)
    return check_script_file (c, &args, diag);
  if (check_surroundings (c, &args, conditions, diag) == -1)
    return -1;
  conditions.conditional = true;
  if (args.command->effects & EFFECT_EXPECTS_ERROR)
    conditions.may_fail = true;
  if (args.command->effects & EFFECT_EXPECTS_FAILURE)
    conditions.expected = true;
  if ((args.command->flags & COMMAND_MODIFIER) && args.nwords > 0)
    return check_words (c, args.words, args.nwords, conditions, diag);
  return 0;
}

/* Report each reference to a variable that nothing sets.  Skip bad statements,
 * which are reported for another reason.
 */
static void
check_statement_references (struct checker *c,
                            const struct statement *statement)
{
  if (statement->kind == STATEMENT_BAD || c->state->open)
    return;
  for (size_t i = 0; i < statement->count; ++i)
    for (size_t j = 0; j < statement->words[i].nrefs; ++j) {
      const struct reference *reference = &statement->words[i].refs[j];
      struct diag diag = { 0 };

      if (is_known (&c->state->known, reference->name))
        continue;
      variable_unknown (c->script->source, reference, &c->state->known,
                        &diag);
      diags_append (c->problems, diag);
    }
}

static void
note_variable (struct checker *c, const struct statement *statement)
{
  if (!is_known (&c->state->known, statement->name))
    strings_append (&c->state->known, xstrdup (statement->name));
}

static int
check_command (struct checker *c, const struct statement *statement,
               struct diag *diag)
{
  struct run_conditions conditions = {
    .conditional = statement->ignore_error || c->state->depth > 0,
    .expected = statement->ignore_error,
  };

  return check_words (c, statement->words, statement->count, conditions, diag);
}

static int
check_by_kind (struct checker *c, const struct statement *statement,
                 struct diag *diag)
{
  struct run_conditions condition = { true, true, true };
  int status = 0;

  switch (statement->kind) {
  case STATEMENT_BAD:
    return diag_copy (diag, &statement->diag);
  case STATEMENT_SHELL: case STATEMENT_ELSE:
    return 0;
  case STATEMENT_INLINE:
    note_unseen (c);
    return 0;
  case STATEMENT_COMMAND:
    return check_command (c, statement, diag);
  case STATEMENT_LET:
    status = check_command (c, statement, diag);
    note_variable (c, statement);
    return status;
  case STATEMENT_FOREACH:
    note_variable (c, statement);
    return 0;
  case STATEMENT_IF:
    return check_words (c, statement->words, statement->count, condition,
                        diag);
  case STATEMENT_END:
    c->state->depth--;
    return 0;
  }
  abort ();
}

/* A host command may create any file. */
static int
check_statement (struct checker *c, const struct statement *statement,
                 struct diag *diag)
{
  int status = check_by_kind (c, statement, diag);

  c->state->files.open |= statement->host != NULL;
  return status;
}

/* Report the problems of a statement.  COUNT problems were found before it. */
static void
report_statement (struct checker *c, const struct statement *statement)
{
  size_t count = c->problems->len;
  struct diag diag = { 0 };

  check_statement_references (c, statement);
  if (check_statement (c, statement, &diag) == -1)
    diags_append (c->problems, diag);
  for (size_t i = 0; i < c->more.len; ++i)
    diags_append (c->problems, c->more.ptr[i]);
  c->more.len = 0;
  /* An 'else' has an end too, but does not open a block. */
  if (statement->end > 0 && statement->keyword != KEYWORD_ELSE)
    c->state->depth++;
  if (!statement->ignore_error || c->all)
    return;
  while (c->problems->len > count)
    diag_reset (&c->problems->ptr[--c->problems->len]);
}

void
check_script (const struct script *script, bool all,
              struct check_state *state, struct diags *problems)
{
  struct checker checker = { .script = script, .all = all, .state = state,
                             .problems = problems };

  secrets_hide (script);
  for (size_t i = 0; i < script->statements.len && !state->quit; ++i) {
    report_statement (&checker, &script->statements.ptr[i]);
    if (!all && problems->len > 0)
      break;
  }
  diags_reset (&checker.more);
  arena_free (&checker.arena);
}

void
check_source (const struct source *source, bool all,
              struct check_state *state, struct diags *problems)
{
  struct script piece = { 0 };
  size_t at = 0;

  while (!state->quit && (all || problems->len == 0) &&
         script_next (&piece, source, &at))
    check_script (&piece, all, state, problems);
  script_free (&piece);
}

void
check_state_free (struct check_state *state)
{
  check_files_free (&state->files);
  check_drives_free (&state->drives);
  strings_free (&state->known);
  strings_reset (&state->within);
  for (size_t i = 0; i < state->sources.len; ++i)
    source_free (state->sources.ptr[i]);
  source_list_reset (&state->sources);
}
