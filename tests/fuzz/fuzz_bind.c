/* diskfish: fuzz binding and completion with the whole command table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>

#include "bind.h"
#include "check.h"
#include "complete.h"

static void
check_diag (struct diag *diag, const struct source *source)
{
  fuzz_check_diag (diag, source);
  fuzz_print_diag (diag);
  diag_reset (diag);
}

static void
check_args (const struct args *args, size_t source_len)
{
  const struct command *command = args->command;
  size_t count = command->nargs + command->nopts;

  for (size_t i = 0; i < count; ++i) {
    const struct arg *arg = &args->args[i];

    if (!arg->given)
      continue;
    REQUIRE (arg->span.start <= arg->span.end);
    REQUIRE (arg->span.end <= source_len);
    REQUIRE (arg->text == NULL || arg->text[arg->len] == '\0');
  }
}

static void
bind_statement (const struct source *source, const struct statement *s)
{
  struct diag diag = { 0 };
  struct arena arena = { 0 };
  struct args args;

  if (bind_words (source, s->words, s->count, &arena, &args, &diag) == 0) {
    REQUIRE (!diag_is_set (&diag));
    check_args (&args, source->len);
  }
  else {
    REQUIRE (diag.placed);
    check_diag (&diag, source);
  }
  arena_free (&arena);
}

static bool
names_command (const struct statement *s)
{
  return s->kind == STATEMENT_COMMAND || s->kind == STATEMENT_LET ||
    s->kind == STATEMENT_IF;
}

static void
check (const struct script *script, bool all)
{
  struct diags problems = { 0 };
  /* Do not read scripts of this machine. */
  struct check_state state = { .files = { .open = true, .moved = true } };

  check_script (script, all, &state, &problems);
  for (size_t i = 0; i < problems.len; ++i)
    check_diag (&problems.ptr[i], script->source);
  diags_free (&problems);
  check_state_free (&state);
}

/* Complete the text without a guest.  Skip words that name host files, since
 * these differ between machines.
 */
static void
complete (const char *text)
{
  const struct completion_source source = { 0 };
  struct completion result = { 0 };

  if (strpbrk (text, "/~") != NULL)
    return;
  complete_line (&source, text, &result);
  REQUIRE (result.start <= strlen (text));
  for (size_t i = 0; i < result.list.len; ++i)
    REQUIRE (result.list.ptr[i].insert != NULL);
  completion_free (&result);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  struct source *source = source_new ("input", (const char *) data, len, 1);
  struct script script = { 0 };

  script_parse (&script, source);
  for (size_t i = 0; i < script.statements.len; ++i)
    if (names_command (&script.statements.ptr[i]))
      bind_statement (source, &script.statements.ptr[i]);
  check (&script, true);
  check (&script, false);
  script_free (&script);
  if (len > 0 && data[len-1] != '\n')
    complete (source->text);
  source_free (source);
  return 0;
}
