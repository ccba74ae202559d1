/* diskfish: write the command table as C code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "emit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "types.h"

static void
emit_list (FILE *out, const char *what, size_t number,
           const struct strings *list)
{
  if (list->len == 0)
    return;
  fprintf (out, "static const char *const %s_%zu[] = {\n", what, number);
  for (size_t i = 0; i < list->len; ++i) {
    fputs ("  ", out);
    emit_string (out, list->ptr[i]);
    fputs (",\n", out);
  }
  fprintf (out, "  NULL\n};\n");
}

/* Return the name of an enum for messages, with spaces instead of dashes. */
static char *
readable (const char *name)
{
  char *text = xstrdup (name);

  for (char *p = text; *p != '\0'; p++)
    if (*p == '-')
      *p = ' ';
  return text;
}

static void
emit_enum (FILE *out, const struct d_enum *e)
{
  CLEANUP_FREE char *name = c_name (e->name);
  CLEANUP_FREE char *what = readable (e->name);

  if (e->from != NULL) {
    fprintf (out, "extern const struct enum_table %s;\n", e->from);
    return;
  }
  fprintf (out, "\nstatic const struct enum_entry values_%s[] = {\n", name);
  for (size_t i = 0; i < e->values.len; ++i) {
    fputs ("  { ", out);
    emit_string (out, e->values.ptr[i].name);
    fputs (", ", out);
    emit_string (out, e->values.ptr[i].text);
    fputs (" },\n", out);
  }
  fprintf (out, "};\n\nstatic const struct enum_table choices_%s "
           "__attribute__ ((unused)) = {\n", name);
  fprintf (out, "  \"%s\", values_%s, %zu, %s, %s, NULL, NULL\n};\n",
           what, name, e->values.len, e->open ? "true" : "false",
           e->nocase ? "true" : "false");
}

static void
emit_choices_name (FILE *out, const struct description *d, const char *in)
{
  const struct d_enum *e = in ? desc_enum (d, in) : NULL;
  CLEANUP_FREE char *name = in ? c_name (in) : NULL;

  if (e == NULL)
    fputs ("NULL", out);
  else if (e->from != NULL)
    fprintf (out, "&%s", e->from);
  else
    fprintf (out, "&choices_%s", name);
}

static void
emit_args (FILE *out, const struct description *d, const char *what,
           size_t number, const struct d_args *args)
{
  if (args->len == 0)
    return;
  fprintf (out, "static const struct arg_def %s_%zu[] = {\n", what, number);
  for (size_t i = 0; i < args->len; ++i) {
    const struct d_arg *arg = &args->ptr[i];

    fprintf (out, "  { \"%s\", %s, %s, ", arg->name,
             desc_type (arg->type)->symbol, arg->optional ? "true" : "false");
    emit_choices_name (out, d, arg->in);
    fputs (", ", out);
    emit_string (out, arg->meaning);
    fputs (" },\n", out);
  }
  fprintf (out, "};\n");
}

/* Return FIRST and PREFIX_WORD for each word of the list, joined by |. */
static char *
bits_of (const char *first, const char *prefix, const struct strings *list)
{
  struct strbuf bits = { 0 };

  strbuf_puts (&bits, first);
  for (size_t i = 0; i < list->len; ++i) {
    CLEANUP_FREE char *upper = c_upper (list->ptr[i]);

    strbuf_printf (&bits, " | %s_%s", prefix, upper);
  }
  return strbuf_steal (&bits);
}

static void
emit_member (FILE *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  fprintf (out, "    .%s = ", name);
  emit_string (out, text);
  fputs (",\n", out);
}

static void
emit_member_list (FILE *out, const char *name, size_t number, size_t len,
                  const char *count)
{
  if (len == 0)
    return;
  fprintf (out, "    .%s = %s_%zu,\n", name, name, number);
  if (count != NULL)
    fprintf (out, "    .%s = %zu,\n", count, len);
}

/* Write the version.  A number without a program is a version of libguestfs. */
static void
emit_since (FILE *out, const char *since)
{
  CLEANUP_FREE char *of = since && *since >= '0' && *since <= '9'
    ? xasprintf ("libguestfs %s", since) : NULL;

  emit_member (out, "since", of ? of : since);
}

static void
emit_command (FILE *out, const struct d_command *c, size_t number)
{
  CLEANUP_FREE char *phase = c_upper (c->phase);
  CLEANUP_FREE char *flags =
    bits_of (c->deprecated ? "COMMAND_DEPRECATED" : "0", "COMMAND", &c->flags);
  CLEANUP_FREE char *effects = bits_of ("0", "EFFECT", &c->effects);

  fprintf (out, "  {\n    .name = \"%s\",\n", c->name);
  emit_member_list (out, "aliases", number, c->aliases.len, NULL);
  emit_member (out, "summary", c->summary);
  fprintf (out, "    .topic = &topics[%zu],\n", c->topic);
  fprintf (out, "    .phase = PHASE_%s,\n    .flags = %s,\n", phase, flags);
  fprintf (out, "    .effects = %s,\n", effects);
  emit_since (out, c->since);
  emit_member (out, "feature", c->feature);
  emit_member (out, "replaced_by", c->replaced_by);
  emit_member_list (out, "args", number, c->args.len, "nargs");
  emit_member_list (out, "opts", number, c->opts.len, "nopts");
  if (c->attrs != NULL)
    fprintf (out, "    .attrs = &%s,\n", c->attrs);
  emit_member (out, "returns", c->returns);
  emit_member_list (out, "see_also", number, c->see_also.len, NULL);
  emit_member_list (out, "examples", number, c->examples.len, NULL);
  emit_member (out, "description", c->description);
  if (c->call != NULL)
    fprintf (out, "    .run = call_%s,\n", c->call);
  else if (c->handler != NULL)
    fprintf (out, "    .run = %s,\n", c->handler);
  fprintf (out, "  },\n");
}

struct table_name {
  const char *name;
  size_t command;
};
DEFINE_VECTOR (table_names, struct table_name)

static int
emit_table_compare (const void *a, const void *b)
{
  return strcasecmp (((const struct table_name *) a)->name,
                     ((const struct table_name *) b)->name);
}

static void
emit_names (FILE *out, const struct description *d)
{
  struct table_names all = { 0 };

  for (size_t i = 0; i < d->commands.len; ++i) {
    const struct d_command *c = &d->commands.ptr[i];

    table_names_append (&all, (struct table_name) { c->name, i });
    for (size_t j = 0; j < c->aliases.len; ++j)
      table_names_append (&all, (struct table_name) { c->aliases.ptr[j], i });
  }
  if (all.len > 0)
    qsort (all.ptr, all.len, sizeof *all.ptr, emit_table_compare);
  fprintf (out, "static const struct command_name names[] = {\n");
  for (size_t i = 0; i < all.len; ++i)
    fprintf (out, "  { \"%s\", &commands[%zu] },\n", all.ptr[i].name,
             all.ptr[i].command);
  fprintf (out, "};\n");
  table_names_reset (&all);
}

static void
emit_topics (FILE *out, const struct description *d)
{
  fprintf (out, "static const struct topic topics[] = {\n");
  for (size_t i = 0; i < d->topics.len; ++i) {
    fprintf (out, "  { \"%s\", ", d->topics.ptr[i].name);
    emit_string (out, d->topics.ptr[i].title);
    fprintf (out, " },\n");
  }
  fprintf (out, "};\n");
}

static void
emit_parts (FILE *out, const struct description *d, size_t i)
{
  const struct d_command *c = &d->commands.ptr[i];

  emit_list (out, "aliases", i, &c->aliases);
  emit_args (out, d, "args", i, &c->args);
  emit_args (out, d, "opts", i, &c->opts);
  emit_list (out, "see_also", i, &c->see_also);
  emit_list (out, "examples", i, &c->examples);
  if (c->attrs != NULL)
    fprintf (out, "extern const struct attrs %s;\n", c->attrs);
}

void
emit_table (const struct description *d, const char *file)
{
  FILE *out = emit_open (file);

  fprintf (out, "#include \"calls.h\"\n#include \"command.h\"\n"
           "#include \"handlers.h\"\n\n");
  emit_topics (out, d);
  for (size_t i = 0; i < d->enums.len; ++i)
    emit_enum (out, &d->enums.ptr[i]);
  for (size_t i = 0; i < d->commands.len; ++i)
    emit_parts (out, d, i);
  fprintf (out, "\nstatic const struct command commands[] = {\n");
  for (size_t i = 0; i < d->commands.len; ++i)
    emit_command (out, &d->commands.ptr[i], i);
  fprintf (out, "};\n\n");
  emit_names (out, d);
  fprintf (out, "\nconst struct command *const command_table = commands;\n"
           "const size_t command_count = %zu;\n"
           "const struct command_name *const command_names = names;\n"
           "const size_t command_name_count = "
           "sizeof names / sizeof *names;\n", d->commands.len);
  emit_close (out, file);
}

void
emit_handlers (const struct description *d, const char *file)
{
  FILE *out = emit_open (file);

  fprintf (out, "#ifndef COMMANDS_HANDLERS_H\n#define COMMANDS_HANDLERS_H\n\n"
           "#include \"command.h\"\n\n");
  for (size_t i = 0; i < d->commands.len; ++i)
    if (d->commands.ptr[i].handler != NULL)
      fprintf (out, "command_function %s;\n", d->commands.ptr[i].handler);
  fprintf (out, "\n#endif\n");
  emit_close (out, file);
}
