/* diskfish: a small command table that replaces the generated one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-table.h"
#include "unit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

struct fake_call fake_call;

static int
run (struct session *session, const struct args *args, struct value *result,
     struct diag *diag)
{
  const char *text = args->command->nargs > 0 ? args->args[0].text : NULL;

  (void) session;
  fake_call.name = args->command->name;
  free (fake_call.text);
  if (text != NULL && strncmp (text, "/dev/fd/", 8) == 0)
    fake_call.text = read_file (text);
  else
    fake_call.text = text ? xstrdup (text) : NULL;
  fake_call.count++;
  value_set_int (result, 42, BASE_DECIMAL);
  if (strcmp (args->command->name, "fail") == 0)
    return diag_set (diag, DIAG_FAILED, "it failed");
  return 0;
}

static const struct enum_entry mode_list[] = {
  { "full", "" }, { "fsync", "" }, { "none", "" },
};
static const struct enum_table modes = {
  .what = "mode", .list = mode_list, .count = 3
};
static const struct enum_table modes_nocase = {
  .what = "mode", .list = mode_list, .count = 3, .nocase = true,
};
static const struct enum_table modes_open = {
  .what = "mode", .list = mode_list, .count = 3, .open = true,
};
static const struct enum_entry many_list[] = {
  { "a", "" }, { "b", "" }, { "c", "" }, { "d", "" }, { "e", "" },
  { "f", "" }, { "g", "" },
};
static const struct enum_table many = {
  .what = "letter", .list = many_list, .count = 7,
};

#define ARGS(...)                                               \
  .args = (const struct arg_def[]) { __VA_ARGS__ },             \
  .nargs = sizeof (const struct arg_def[]) { __VA_ARGS__ } /    \
    sizeof (struct arg_def)
#define OPTS(...)                                               \
  .opts = (const struct arg_def[]) { __VA_ARGS__ },             \
  .nopts = sizeof (const struct arg_def[]) { __VA_ARGS__ } /    \
    sizeof (struct arg_def)

static const struct topic topic = { "fake", "commands of the tests" };

#define COMMAND(n, p) .name = n, .topic = &topic, .summary = "summary of " n, \
    .phase = p, .returns = "nothing", .run = run
#define ANY(n) COMMAND (n, PHASE_ANY)
#define ONE(n, type) { ANY (n), ARGS ({ "value", type, false, NULL, NULL }) }

/* Sorted by name; no command has an alias. */
static const struct command commands[] = {
  ONE ("bool", ARG_BOOL),
  ONE ("buffer", ARG_BUFFER),
  ONE ("device", ARG_DEVICE),
  ONE ("device-list", ARG_DEVICE_LIST),
  ONE ("device-or-path", ARG_DEVICE_OR_PATH),
  { COMMAND ("early", PHASE_BEFORE_LAUNCH) },
  ONE ("event-set", ARG_EVENT_SET),
  ONE ("fail", ARG_STRING),
  { ANY ("fam attach"), ARGS ({ "image", ARG_IMAGE, false, NULL, NULL }),
    .attrs = &disk_attach_attrs },
  { ANY ("fam list") },
  { ANY ("fam long-name") },
  { ANY ("few-options"), OPTS ({ "count", ARG_INT, false, NULL, NULL },
                               { "word", ARG_STRING, false, NULL, NULL }) },
  ONE ("file-in", ARG_FILE_IN),
  ONE ("file-out", ARG_FILE_OUT),
  ONE ("filename-list", ARG_FILENAME_LIST),
  ONE ("guid", ARG_GUID),
  { ANY ("hidden"), .flags = COMMAND_HIDDEN },
  ONE ("host-file", ARG_HOST_FILE),
  ONE ("host-files", ARG_HOST_FILES),
  ONE ("image", ARG_IMAGE),
  ONE ("int", ARG_INT),
  ONE ("int64", ARG_INT64),
  { COMMAND ("keyed", PHASE_AFTER_LAUNCH),
    ARGS ({ "value", ARG_DEVICE, false, NULL, NULL },
          { "key", ARG_KEY, false, NULL, NULL },
          { "last", ARG_STRING, false, NULL, NULL }) },
  { ANY ("keyed-any"), ARGS ({ "key", ARG_KEY, false, NULL, NULL }) },
  { ANY ("kill-subprocess"), .effects = EFFECT_STOPS },
  { .name = "lacking", .topic = &topic, .summary = "not in the library",
    .since = "libguestfs 9.8.7", .returns = "nothing" },
  { COMMAND ("launch", PHASE_BEFORE_LAUNCH), .effects = EFFECT_LAUNCHES,
    .aliases = (const char *const[]) { "run", "start-it", NULL } },
  ONE ("list", ARG_LIST),
  { ANY ("maybe"), ARGS ({ "value", ARG_STRING, false, NULL, NULL },
                         { "other", ARG_INT, true, NULL, NULL }) },
  ONE ("mountable", ARG_MOUNTABLE),
  ONE ("mountable-or-path", ARG_MOUNTABLE_OR_PATH),
  { ANY ("options"),
    ARGS ({ "value", ARG_STRING, false, NULL, NULL }),
    OPTS ({ "flag", ARG_BOOL, false, NULL, NULL },
          { "count", ARG_INT, false, NULL, NULL },
          { "bytes", ARG_SIZE, false, NULL, NULL },
          { "word", ARG_STRING, false, NULL, NULL },
          { "mode", ARG_STRING, false, &modes, NULL },
          { "letter", ARG_STRING, false, &many, NULL },
          { "hosts", ARG_LIST, false, NULL, NULL }) },
  ONE ("optstring", ARG_OPTSTRING),
  ONE ("path", ARG_PATH),
  ONE ("path-list", ARG_PATH_LIST),
  { ANY ("paths"), ARGS ({ "value", ARG_PATHS, false, NULL, NULL },
                         { "key", ARG_KEY, false, NULL, NULL },
                         { "folder", ARG_HOST_DIRECTORY, false, NULL, NULL },
                         { "word", ARG_STRING, true, NULL, NULL }) },
  { ANY ("pick"), ARGS ({ "value", ARG_STRING, false, &modes, NULL }) },
  { ANY ("pick-list"), ARGS ({ "value", ARG_LIST, false, &modes, NULL }) },
  { ANY ("pick-nocase"),
    ARGS ({ "value", ARG_STRING, false, &modes_nocase, NULL }) },
  { ANY ("pick-number"), ARGS ({ "value", ARG_INT, false, &modes, NULL }) },
  { ANY ("pick-open"),
    ARGS ({ "value", ARG_STRING, false, &modes_open, NULL }) },
  { ANY ("pick-opt"),
    ARGS ({ "value", ARG_OPTSTRING, false, &modes, NULL }) },
  ONE ("pointer", ARG_POINTER),
  { ANY ("quit"), ARGS ({ "value", ARG_REST, false, NULL, NULL }),
    .effects = EFFECT_QUITS,
    .aliases = (const char *const[]) { "q", NULL } },
  { COMMAND ("shutdown", PHASE_ANY),
    .effects = EFFECT_STOPS | EFFECT_DETACHES_ALL },
  ONE ("size", ARG_SIZE),
  ONE ("string", ARG_STRING),
  { ANY ("time"), ARGS ({ "value", ARG_REST, false, NULL, NULL }),
    .flags = COMMAND_MODIFIER },
  { ANY ("two"), ARGS ({ "value", ARG_STRING, false, NULL, NULL },
                       { "other", ARG_STRING, false, NULL, NULL }) },
  { COMMAND ("when-up", PHASE_AFTER_LAUNCH) },
  { ANY ("words"), ARGS ({ "first", ARG_STRING, false, NULL, NULL },
                         { "value", ARG_REST, false, NULL, NULL }) },
  { COMMAND ("zz-start", PHASE_BEFORE_LAUNCH), .effects = EFFECT_LAUNCHES },
  { ANY ("zz-tolerate"), ARGS ({ "value", ARG_REST, false, NULL, NULL }),
    .flags = COMMAND_MODIFIER, .effects = EFFECT_EXPECTS_ERROR },
};

enum { COMMANDS_COUNT = sizeof commands / sizeof *commands, ALIASES = 3 };
static struct command_name names[COMMANDS_COUNT + ALIASES];

const struct command *const command_table = commands;
const size_t command_count = COMMANDS_COUNT;
const struct command_name *const command_names = names;
const size_t command_name_count = COMMANDS_COUNT + ALIASES;

static int
compare (const void *a, const void *b)
{
  return strcasecmp (((const struct command_name *) a)->name,
                     ((const struct command_name *) b)->name);
}

static void __attribute__ ((constructor))
fill_names (void)
{
  size_t at = 0;

  for (size_t i = 0; i < COMMANDS_COUNT; ++i) {
    const struct command *c = &commands[i];

    names[at++] = (struct command_name) { c->name, c };
    for (size_t j = 0; c->aliases && c->aliases[j] != NULL; ++j)
      names[at++] = (struct command_name) { c->aliases[j], c };
  }
  qsort (names, at, sizeof *names, compare);
}

static void
add_quoted (struct strbuf *out, const char *text, size_t len)
{
  strbuf_putc (out, '\'');
  for (size_t i = 0; i < len; ++i)
    if (text[i] == '\0')
      strbuf_puts (out, "\\0");
    else
      strbuf_putc (out, text[i]);
  strbuf_putc (out, '\'');
}

static void
add_arg (struct strbuf *out, const struct arg_def *def, const struct arg *arg,
         char between)
{
  if (!arg->given)
    return;
  strbuf_printf (out, " %s%c", def->name, between);
  if (arg->document)
    strbuf_puts (out, "<document>");
  switch (def->type) {
  case ARG_BOOL: case ARG_INT: case ARG_INT64: case ARG_SIZE:
  case ARG_EVENT_SET:
    strbuf_printf (out, "%" PRId64, arg->number);
    break;
  case ARG_POINTER:
    strbuf_printf (out, "%#" PRIxPTR, (uintptr_t) arg->pointer);
    break;
  case ARG_LIST: case ARG_FILENAME_LIST: case ARG_DEVICE_LIST:
  case ARG_PATH_LIST: case ARG_HOST_FILES: case ARG_PATHS:
    for (size_t i = 0; arg->list[i] != NULL; ++i)
      strbuf_printf (out, "[%s]", arg->list[i]);
    break;
  default:
    if (arg->text == NULL)
      strbuf_puts (out, "NULL");
    else
      add_quoted (out, arg->text, arg->len);
  }
  strbuf_printf (out, "@%zu-%zu", arg->span.start, arg->span.end);
}

static char *
args_text (const struct args *args)
{
  const struct command *command = args->command;
  struct strbuf out = { 0 };

  strbuf_printf (&out, "%s@%zu-%zu:", command->name, args->name_span.start,
                 args->name_span.end);
  for (size_t i = 0; i < command->nargs; ++i)
    add_arg (&out, &command->args[i], &args->args[i], '=');
  for (size_t i = 0; i < command->nopts; ++i)
    add_arg (&out, &command->opts[i], &args->opts[i], ':');
  for (size_t i = 0; i < args->nwords; ++i)
    strbuf_printf (&out, " +%s", args->words[i].text);
  return strbuf_steal (&out);
}

static char *
bound_statement (const struct source *source,
                 const struct statement *statement)
{
  struct arena arena = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct args args;
  char *text;

  assert_int_equal (statement->kind, STATEMENT_COMMAND);
  if (bind_words (source, statement->words, statement->count, &arena, &args,
                  &diag) == 0) {
    assert_false (diag_is_set (&diag));
    text = args_text (&args);
  }
  else {
    assert_true (!diag.placed || diag.source == source);
    text = diag_line (&diag);
  }
  arena_free (&arena);
  return text;
}

char *
bound_text (const char *text)
{
  struct source *source = source_new ("test", text, strlen (text), 1);
  struct script script = { 0 };
  char *result;

  script_parse (&script, source);
  assert_int_equal (script.statements.len, 1);
  result = bound_statement (source, script.statements.ptr);
  script_free (&script);
  source_free (source);
  return result;
}

char *
bound_text_of_args (const char *const *args)
{
  struct script script = { 0 };
  size_t count = 0;
  struct source *source;
  char *result;

  while (args[count] != NULL)
    count++;
  source = script_from_args (&script, (char *const *) args, count);
  result = bound_statement (source, script.statements.ptr);
  script_free (&script);
  source_free (source);
  return result;
}
