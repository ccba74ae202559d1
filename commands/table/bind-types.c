/* diskfish: check and convert the values of arguments by their type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bind-types.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "events.h"
#include "number.h"
#include "settings.h"

int
bind_bad_value (struct binder *b, struct span span, const char *hint,
                const char *what, const char *value)
{
  diag_at (b->diag, DIAG_USAGE, b->source, span, "'%s' %s", value, what);
  if (hint != NULL)
    diag_hint (b->diag, "%s", hint);
  return -1;
}

static int
bind_bool (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  bool boolean;

  (void) def;
  if (!number_parse_bool (arg->text, &boolean))
    return bind_bad_value (b, arg->span, "use true or false",
                           "is not a boolean", arg->text);
  arg->number = boolean;
  return 0;
}

/* True for texts such as 08 and 0x: a prefix without the digits of its base. */
static bool
has_lone_prefix (const char *text)
{
  text += *text == '-' || *text == '+';
  return text[0] == '0' && (isdigit ((unsigned char) text[1]) ||
                            tolower ((unsigned char) text[1]) == 'x');
}

static int
bind_number (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  enum number_status status = number_parse (arg->text, &arg->number);

  if (status == NUMBER_OK && def->type == ARG_INT &&
      (arg->number > INT32_MAX || arg->number < INT32_MIN))
    status = NUMBER_RANGE;
  switch (status) {
  case NUMBER_OK:
    return 0;
  case NUMBER_SYNTAX:
    return bind_bad_value (b, arg->span, NULL, "is not a number", arg->text);
  case NUMBER_SUFFIX:
    if (has_lone_prefix (arg->text))
      return bind_bad_value (b, arg->span, "write octal digits after 0, "
                             "hexadecimal digits after 0x", "is not a number",
                             arg->text);
    return bind_bad_value (b, arg->span, "use K M G T P E, or KB MB ... for "
                           "powers of 1000", "is not a number with a suffix",
                           arg->text);
  case NUMBER_RANGE:
    return bind_bad_value (b, arg->span, NULL, "is out of range", arg->text);
  }
  abort ();
}

static int
bind_list (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  (void) def;
  arg->list = list_parse (b->arena, arg->text);
  if (arg->list == NULL)
    return bind_bad_value (b, arg->span, "write \\' for a quote in a list",
                           "has an unterminated quote", arg->text);
  return 0;
}

static int
bind_pointer (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  char *end;
  uintmax_t address = strtoumax (arg->text, &end, 0);

  (void) def;
  if (end == arg->text || *end != '\0')
    return bind_bad_value (b, arg->span, NULL, "is not an address", arg->text);
  arg->pointer = (void *) (uintptr_t) address;
  return 0;
}

/* Accept absolute guest paths.  win_paths_resolve replaces win:c:\... later,
 * because this needs the guest.
 */
static int
bind_path (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  (void) def;
  if (arg->text[0] == '/' || strncasecmp (arg->text, "win:", 4) == 0)
    return 0;
  return bind_bad_value (b, arg->span, "start guest paths with /",
                         "is not an absolute path", arg->text);
}

/* Bind names of events with commas between them, or *. */
static int
bind_events (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  struct span bad;
  uint64_t events;

  (void) def;
  if (events_parse (arg->text, &events, &bad, b->diag) == -1) {
    diag_place (b->diag, b->source,
                arg->span.end - arg->span.start == arg->len
                ? (struct span) { arg->span.start + bad.start,
                                  arg->span.start + bad.end } : arg->span);
    return -1;
  }
  arg->number = (int64_t) events;
  return 0;
}

static int
check_choice (struct binder *b, const struct enum_table *choices,
              const char *value, struct span span)
{
  if (choices->open || enum_find (choices, value) >= 0)
    return 0;
  enum_unknown (choices, value, b->diag);
  diag_place (b->diag, b->source, span);
  return -1;
}

/* Check a value of the setting in the first argument.  Accept any value if that
 * setting is unknown: either it was reported, or it contains a reference.
 */
static int
bind_setting_value (struct binder *b, const struct arg_def *def,
                    struct arg *arg)
{
  const struct setting *setting = setting_find (b->args->args[0].text);

  if (setting == NULL)
    return 0;
  if (setting->values != NULL)
    return check_choice (b, setting->values, arg->text, arg->span);
  return bind_bool (b, def, arg);
}

/* An empty string means a missing value. */
static int
bind_optional (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  (void) b;
  (void) def;
  if (arg->len == 0)
    arg->text = NULL;
  return 0;
}

static int
bind_text (struct binder *b, const struct arg_def *def, struct arg *arg)
{
  (void) b;
  (void) def;
  (void) arg;
  return 0;
}

typedef int binder_function (struct binder *b, const struct arg_def *def,
                             struct arg *arg);

#define BINDER(id, name, usage, in_call, bind, ...) bind,
static binder_function *const binders[] = { ARG_TYPES (BINDER) };

static int
check_choices (struct binder *b, const struct arg_def *def,
               const struct arg *arg)
{
  /* bind_events checks the names of a set one by one. */
  if (def->choices == NULL || def->type == ARG_EVENT_SET)
    return 0;
  if (arg->list == NULL)
    return check_choice (b, def->choices, arg->text ? arg->text : "",
                         arg->span);
  for (size_t i = 0; arg->list[i] != NULL; ++i)
    if (check_choice (b, def->choices, arg->list[i], arg->span) == -1)
      return -1;
  return 0;
}

static bool
takes_list (enum arg_type type)
{
  return binders[type] == bind_list;
}

int
bind_elements (struct binder *b, const struct arg_def *def, struct arg *arg,
               const struct word *word)
{
  size_t len = word->span.end - word->span.start;

  if (!takes_list (def->type)) {
    diag_at (b->diag, DIAG_USAGE, b->source, word->span,
             "'%.*s' is a list, but '%s' takes one value", (int) len,
             b->source->text + word->span.start, def->name);
    diag_hint (b->diag, "use 'foreach' to process its elements one by one");
    return -1;
  }
  *arg = (struct arg) { .given = true, .span = word->span,
                        .text = word->text, .len = word->len,
                        .list = word->elements };
  return check_choices (b, def, arg);
}

int
bind_value (struct binder *b, const struct arg_def *def, struct arg *arg,
            const char *text, size_t len, struct span span)
{
  *arg = (struct arg) { .given = true, .span = span, .text = text,
                        .len = len };
  if (def->type != ARG_BUFFER && strlen (text) != len)
    return bind_bad_value (b, span, NULL, "contains a NUL byte", text);
  if (binders[def->type] (b, def, arg) == -1)
    return -1;
  return check_choices (b, def, arg);
}
