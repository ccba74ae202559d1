/* diskfish: run commands of the real table in a session without a shell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-session.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "unit.h"

/* time, not and glob run their words in the same session. */
static int
run_words (void *shell, const struct source *source, const struct word *words,
           size_t count, struct diag *diag)
{
  struct arena arena = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  struct args args;
  int status = bind_words (source, words, count, &arena, &args, diag);

  if (status == 0)
    status = command_run (shell, &args, &arena, &result, diag);
  arena_free (&arena);
  return status;
}

static const struct shell_hooks hooks = { .run_words = run_words };

void
unit_session_open (struct session *session)
{
  *session = (struct session) {
    .appliance = appliance_new (),
    .settings = { .pipefail = true },
    .hooks = &hooks,
  };
  session->shell = session;
}

void
unit_session_close (struct session *session)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int status = session_stop (session, &diag);

  assert_int_equal (status, 0);
  session_free (session);
  assert_null (session->appliance);
}

static void
add_field (struct strbuf *out, const struct field_def *field,
           const char *base)
{
  const char *text;
  uint64_t number;

  strbuf_printf (out, "%s=", field->name);
  switch (field->type) {
  case FIELD_STRING:
    memcpy (&text, base + field->offset, sizeof text);
    strbuf_puts (out, text ? text : "(null)");
    break;
  case FIELD_BYTES: case FIELD_UINT64: case FIELD_INT64:
    memcpy (&number, base + field->offset, sizeof number);
    strbuf_printf (out, "%" PRIu64, number);
    break;
  default:
    strbuf_puts (out, "?");
  }
}

static void
add_structs (struct strbuf *out, const struct value *value)
{
  for (size_t i = 0; i < value->count; ++i)
    for (size_t j = 0; j < value->def->count; ++j) {
      const struct field_def *field = &value->def->fields[j];

      if (field->audience == FOR_MACHINES)
        continue;
      strbuf_puts (out, j ? " " : i ? "; " : "");
      add_field (out, field,
                 (const char *) value->structs + i * value->def->size);
    }
}

static char *
value_text (const struct value *value)
{
  struct strbuf out = { 0 };

  switch (value->kind) {
  case VALUE_NONE:
    strbuf_puts (&out, "(nothing)");
    break;
  case VALUE_BOOL:
    strbuf_puts (&out, value->boolean ? "true" : "false");
    break;
  case VALUE_INT:
    strbuf_printf (&out, "%" PRId64, value->number);
    break;
  case VALUE_STRING: case VALUE_TEXT:
    strbuf_puts (&out, value->string ? value->string : "(null)");
    break;
  case VALUE_BYTES:
    strbuf_add (&out, value->bytes, value->len);
    break;
  case VALUE_LIST: case VALUE_TABLE:
    for (size_t i = 0; value->list[i] != NULL; ++i)
      strbuf_printf (&out, "[%s]", value->list[i]);
    break;
  case VALUE_STRUCT: case VALUE_STRUCTS:
    add_structs (&out, value);
  }
  return strbuf_steal (&out);
}

char *
unit_run (struct session *session, const char *line)
{
  struct source *source = source_new ("test", line, strlen (line), 1);
  struct script script = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_VALUE struct value result = { 0 };
  const struct statement *statement;
  struct args args;
  int status;
  char *text;

  script_parse (&script, source);
  statement = script.statements.ptr;
  assert_int_equal (script.statements.len, 1);
  assert_int_equal (statement->kind, STATEMENT_COMMAND);
  status = bind_words (source, statement->words, statement->count,
                       &script.arena, &args, &diag);
  if (status == 0)
    status = command_run (session, &args, &script.arena, &result, &diag);
  assert_int_equal (status, diag_is_set (&diag) ? -1 : 0);
  text = status == 0 ? value_text (&result) : diag_line (&diag);
  script_free (&script);
  source_free (source);
  return text;
}
