/* diskfish: check the whole description.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "types.h"

enum { SUMMARY_LENGTH = 66, LONGEST_NAME = 63 };

static const struct d_command *
find_command (const struct description *d, const char *name)
{
  for (size_t i = 0; i < d->commands.len; ++i)
    if (strcmp (d->commands.ptr[i].name, name) == 0)
      return &d->commands.ptr[i];
  return NULL;
}

static bool
in_list (const char *const *list, const char *word)
{
  for (; *list != NULL; list++)
    if (strcmp (*list, word) == 0)
      return true;
  return false;
}

static void
check_summary (struct description *d, const struct d_command *c)
{
  size_t len = c->summary ? strlen (c->summary) : 0;

  if (len == 0)
    desc_error (d, c->place, "'%s' has no summary", c->name);
  else if (c->summary[len-1] == '.')
    desc_error (d, c->place, "the summary of '%s' ends in a full stop",
                c->name);
  else if (len > SUMMARY_LENGTH)
    desc_error (d, c->place, "the summary of '%s' is longer than %d bytes",
                c->name, SUMMARY_LENGTH);
  else if (isupper ((unsigned char) c->summary[0]) &&
           islower ((unsigned char) c->summary[1]))
    desc_error (d, c->place, "the summary of '%s' starts in upper case",
                c->name);
}

static void
check_argument (struct description *d, const struct d_arg *arg)
{
  if (desc_type (arg->type) == NULL)
    desc_error (d, arg->place, "unknown type '%s'", arg->type);
  if (arg->in != NULL && desc_enum (d, arg->in) == NULL)
    desc_error (d, arg->place, "unknown enum '%s'", arg->in);
}

/* Refuse types that do not fit into one word NAME:VALUE. */
static void
check_opt (struct description *d, const struct d_arg *opt)
{
  static const char *const others[] = { "rest", "key", "buffer", "host-files",
                                        "paths", NULL };

  check_argument (d, opt);
  if (in_list (others, opt->type))
    desc_error (d, opt->place, "an option cannot be of type '%s'", opt->type);
  if (opt->optional)
    desc_error (d, opt->place, "the option '%s' must not be marked as optional",
                opt->name);
}

/* Check that command_find can find the name. */
static void
check_identifier (struct description *d, struct place place, const char *name)
{
  if (strchr (name, '_') != NULL || strlen (name) > LONGEST_NAME)
    desc_error (d, place, "'%s' is not a command name", name);
}

static void
check_same_name (struct description *d, const struct d_args *args)
{
  for (size_t i = 0; i < args->len; ++i)
    for (size_t j = 0; j < i; ++j)
      if (strcmp (args->ptr[i].name, args->ptr[j].name) == 0)
        desc_error (d, args->ptr[i].place, "'%s' is described twice",
                    args->ptr[i].name);
}

/* At most one argument may take several words.  It takes those that later
 * required arguments leave.
 */
static void
check_several (struct description *d, const struct d_command *c)
{
  static const char *const greedy[] = { "host-files", "paths", "rest", NULL };
  bool several = false;

  for (size_t i = 0; i < c->args.len; ++i) {
    bool is_greedy = in_list (greedy, c->args.ptr[i].type);

    if (several && is_greedy)
      desc_error (d, c->args.ptr[i].place,
                  "only one argument can take several words");
    several |= is_greedy;
  }
}

static void
check_args (struct description *d, const struct d_command *c)
{
  bool optional = false;

  for (size_t i = 0; i < c->args.len; ++i) {
    const struct d_arg *arg = &c->args.ptr[i];

    check_argument (d, arg);
    if (optional && !arg->optional)
      desc_error (d, arg->place, "the required argument '%s' follows an "
                  "optional one", arg->name);
    optional = optional || arg->optional || strcmp (arg->type, "rest") == 0;
    if (c->call != NULL && strcmp (arg->type, "rest") == 0)
      desc_error (d, arg->place, "an argument of type 'rest' needs a handler");
  }
  for (size_t i = 0; i < c->opts.len; ++i)
    check_opt (d, &c->opts.ptr[i]);
  check_several (d, c);
  check_same_name (d, &c->args);
  check_same_name (d, &c->opts);
}

static void
check_phase (struct description *d, const struct d_command *c)
{
  static const char *const phases[] = {
    "any", "before-launch", "after-launch", NULL
  };

  if (c->phase == NULL)
    desc_error (d, c->place, "'%s' has no phase", c->name);
  else if (!in_list (phases, c->phase))
    desc_error (d, c->place, "unknown phase '%s'", c->phase);
}

/* Report each word that occurs twice in LIST.  WHAT describes the words. */
static void
check_repeated (struct description *d, const struct d_command *c,
                const char *what, const struct strings *list)
{
  for (size_t i = 0; i < list->len; ++i)
    for (size_t j = 0; j < i; ++j)
      if (strcmp (list->ptr[i], list->ptr[j]) == 0)
        desc_error (d, c->place, "the %s '%s' is given twice", what,
                    list->ptr[i]);
}

static void
check_flags (struct description *d, const struct d_command *c)
{
  static const char *const flags[] = {
    "bulk-transfer", "bytes", "cancellable", "client-side", "help", "hidden",
    "keyword", "modifier", "prints-only", "progress", "read-only",
    "removes-file", "requires-unmounted", "silent", "test", "tree-transfer",
    "writes-file", NULL
  };

  for (size_t i = 0; i < c->flags.len; ++i)
    if (!in_list (flags, c->flags.ptr[i]))
      desc_error (d, c->place, "unknown flag '%s'", c->flags.ptr[i]);
  check_repeated (d, c, "flag", &c->flags);
}

/* The effects, and what code relies on in commands with an effect: the type of
 * the first argument, and a flag.  NULL means anything.
 */
static const struct effect {
  const char *name;
  const char *first;
  const char *flag;
} effects[] = {
  { "launches", NULL, NULL },
  { "stops", NULL, NULL },
  { "attaches", "domain image string size new-file", NULL },
  { "detaches", "drive", NULL },
  { "detaches-all", NULL, NULL },
  { "changes-drives", NULL, NULL },
  { "quits", NULL, NULL },
  { "runs-script", "host-file", NULL },
  { "runs-host-commands", NULL, NULL },
  { "changes-directory", "host-directory", NULL },
  { "changes-settings", NULL, NULL },
  { "expects-failure", NULL, "modifier" },
  { "expects-error", NULL, "modifier" },
};

static const struct effect *
find_effect (const char *name)
{
  for (size_t i = 0; i < sizeof effects / sizeof *effects; ++i)
    if (strcmp (effects[i].name, name) == 0)
      return &effects[i];
  return NULL;
}

/* True if TYPE is one of the space-separated TYPES. */
static bool
is_one_of (const char *types, const char *type)
{
  size_t len;

  for (; *types != '\0'; types += len + strspn (types + len, " ")) {
    len = strcspn (types, " ");
    if (strlen (type) == len && memcmp (types, type, len) == 0)
      return true;
  }
  return false;
}

static void
check_effect (struct description *d, const struct d_command *c,
              const char *name)
{
  const struct effect *effect = find_effect (name);
  const char *first = c->args.len > 0 && !c->args.ptr[0].optional
    ? c->args.ptr[0].type : "";

  if (effect == NULL) {
    desc_error (d, c->place, "unknown effect '%s'", name);
    return;
  }
  if (effect->first != NULL && !is_one_of (effect->first, first))
    desc_error (d, c->place, "the effect '%s' needs a first argument of type "
                "%s", name, effect->first);
  if (effect->flag != NULL && !desc_has_flag (c, effect->flag))
    desc_error (d, c->place, "the effect '%s' needs the flag '%s'", name,
                effect->flag);
}

static void
check_effects (struct description *d, const struct d_command *c)
{
  for (size_t i = 0; i < c->effects.len; ++i)
    check_effect (d, c, c->effects.ptr[i]);
  check_repeated (d, c, "effect", &c->effects);
}

static void
check_body (struct description *d, const struct d_command *c)
{
  const char *name = NULL;

  if (desc_has_flag (c, "keyword")) {
    if (c->call != NULL || c->handler != NULL)
      desc_error (d, c->place, "the keyword '%s' can have neither a call nor a "
                  "handler", c->name);
  }
  else if ((c->call == NULL) == (c->handler == NULL))
    desc_error (d, c->place, "'%s' needs either a call or a handler",
                c->name);
  if (c->call == NULL && desc_has_flag (c, "read-only"))
    desc_error (d, c->place, "the flag 'read-only' needs a call");
  if (c->call != NULL && c->since == NULL)
    desc_error (d, c->place, "'%s' has no 'since'", c->name);
  if (c->returns == NULL)
    desc_error (d, c->place, "'%s' has no 'returns'", c->name);
  else if (desc_return (c->returns, &name) == NULL ||
           strcmp (c->returns, "struct") == 0 ||
           strcmp (c->returns, "structs") == 0 ||
           (c->call && strcmp (c->returns, "custom") == 0))
    desc_error (d, c->place, "unknown result '%s'", c->returns);
  if (name != NULL && desc_struct (d, name) == NULL)
    desc_error (d, c->place, "unknown struct '%s'", name);
}

/* Join two words that together are the name of a command. */
static void
join_references (const struct description *d, struct strings *see_also)
{
  size_t kept = 0;

  for (size_t i = 0; i < see_also->len; ++i, ++kept) {
    CLEANUP_FREE char *both = i + 1 < see_also->len
      ? xasprintf ("%s %s", see_also->ptr[i], see_also->ptr[i+1]) : NULL;

    see_also->ptr[kept] = see_also->ptr[i];
    if (both == NULL || find_command (d, see_also->ptr[i]) != NULL ||
        find_command (d, both) == NULL)
      continue;
    see_also->ptr[kept] = STEAL (both);
    i++;
  }
  see_also->len = kept;
}

static void
check_see_also (struct description *d, const struct d_command *c)
{
  if (c->replaced_by != NULL && find_command (d, c->replaced_by) == NULL)
    desc_error (d, c->place, "deprecated for '%s', which does not exist",
                c->replaced_by);
  for (size_t i = 0; i < c->see_also.len; ++i)
    if (find_command (d, c->see_also.ptr[i]) == NULL)
      desc_error (d, c->place, "'%s' refers to '%s', which does not exist",
                  c->name, c->see_also.ptr[i]);
}

static void
check_order (struct description *d)
{
  for (size_t i = 1; i < d->commands.len; ++i) {
    const struct d_command *a = &d->commands.ptr[i-1];
    const struct d_command *b = &d->commands.ptr[i];

    if (a->place.file == b->place.file && strcmp (a->name, b->name) > 0)
      desc_error (d, b->place, "'%s' must precede '%s'", b->name, a->name);
  }
}

struct checked_name {
  const char *name;
  struct place place;
};
DEFINE_VECTOR (names, struct checked_name)

static int
check_compare (const void *a, const void *b)
{
  return strcasecmp (((const struct checked_name *) a)->name,
                     ((const struct checked_name *) b)->name);
}

static void
check_unique (struct description *d)
{
  struct names all = { 0 };

  for (size_t i = 0; i < d->commands.len; ++i) {
    const struct d_command *c = &d->commands.ptr[i];

    names_append (&all, (struct checked_name) { c->name, c->place });
    for (size_t j = 0; j < c->aliases.len; ++j)
      names_append (&all, (struct checked_name) {
          c->aliases.ptr[j], c->place });
  }
  if (all.len > 0)
    qsort (all.ptr, all.len, sizeof *all.ptr, check_compare);
  for (size_t i = 1; i < all.len; ++i)
    if (check_compare (&all.ptr[i-1], &all.ptr[i]) == 0)
      desc_error (d, all.ptr[i].place, "the name '%s' is used twice",
                  all.ptr[i].name);
  names_reset (&all);
}

/* Check the names of values or of fields. */
static void
check_pairs (struct description *d, const struct d_pairs *pairs)
{
  for (size_t i = 0; i < pairs->len; ++i)
    for (size_t j = 0; j < i; ++j)
      if (strcmp (pairs->ptr[i].name, pairs->ptr[j].name) == 0)
        desc_error (d, pairs->ptr[i].place, "'%s' is described twice",
                    pairs->ptr[i].name);
}

static void
check_enums (struct description *d)
{
  for (size_t i = 0; i < d->enums.len; ++i) {
    const struct d_enum *e = &d->enums.ptr[i];

    if (desc_enum (d, e->name) != e)
      desc_error (d, e->place, "the enum '%s' is described twice", e->name);
    if ((e->from == NULL) == (e->values.len == 0))
      desc_error (d, e->place, "the enum '%s' needs either values or 'from'",
                  e->name);
    check_pairs (d, &e->values);
  }
}

static void
check_structs (struct description *d)
{
  for (size_t i = 0; i < d->structs.len; ++i) {
    const struct d_struct *s = &d->structs.ptr[i];

    if (desc_struct (d, s->name) != s)
      desc_error (d, s->place, "the struct '%s' is described twice", s->name);
    if (s->fields.len == 0)
      desc_error (d, s->place, "the struct '%s' has no fields", s->name);
    check_pairs (d, &s->fields);
  }
  for (size_t i = 0; i < d->structs.len; ++i)
    for (size_t j = 0; j < d->structs.ptr[i].fields.len; ++j) {
      const struct d_pair *field = &d->structs.ptr[i].fields.ptr[j];

      if (desc_field_type (field->text) == NULL)
        desc_error (d, field->place, "unknown field type '%s'", field->text);
    }
}

void
desc_check (struct description *d)
{
  for (size_t i = 0; i < d->commands.len; ++i) {
    const struct d_command *c = &d->commands.ptr[i];

    check_identifier (d, c->place, c->name);
    for (size_t j = 0; j < c->aliases.len; ++j)
      check_identifier (d, c->place, c->aliases.ptr[j]);
    check_summary (d, c);
    check_phase (d, c);
    check_flags (d, c);
    check_effects (d, c);
    check_args (d, c);
    check_body (d, c);
    join_references (d, &d->commands.ptr[i].see_also);
    check_see_also (d, c);
  }
  check_order (d);
  check_unique (d);
  check_enums (d);
  check_structs (d);
  for (size_t i = 0; i < d->topics.len; ++i)
    for (size_t j = 0; j < i; ++j)
      if (strcmp (d->topics.ptr[i].name, d->topics.ptr[j].name) == 0)
        desc_error (d, d->topics.ptr[i].place,
                    "the topic '%s' is described twice",
                    d->topics.ptr[i].name);
  for (size_t i = 0; i < d->topics.len; ++i)
    if (d->topics.ptr[i].title == NULL)
      desc_error (d, d->topics.ptr[i].place, "the topic '%s' has no title",
                  d->topics.ptr[i].name);
}
