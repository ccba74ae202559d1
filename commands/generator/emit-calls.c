/* diskfish: write the C code that calls libguestfs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "emit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "types.h"

/* Return the type NAME, which check.c has accepted. */
static const struct d_type *
known_type (const char *name)
{
  const struct d_type *type = desc_type (name);

  if (type == NULL)
    abort ();
  return type;
}

/* Write one argument of the call. */
static void
emit_arg (FILE *out, const struct d_arg *arg, size_t i)
{
  const struct d_type *type = known_type (arg->type);
  CLEANUP_FREE char *format = xasprintf (",\n           %s", type->in_call);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  fprintf (out, format, "a->args", i);
#pragma GCC diagnostic pop
  if (strcmp (arg->type, "buffer") == 0)
    fprintf (out, ", a->args[%zu].len", i);
}

static void
emit_option (FILE *out, const struct d_command *c, size_t i)
{
  const struct d_arg *opt = &c->opts.ptr[i];
  CLEANUP_FREE char *prefix = c_upper (c->call);
  CLEANUP_FREE char *name = c_upper (opt->name);
  const struct d_type *type = known_type (opt->type);

  fprintf (out, "  if (a->opts[%zu].given) {\n", i);
  fprintf (out, "#ifdef GUESTFS_%s_%s_BITMASK\n", prefix, name);
  fprintf (out, "    o.bitmask |= GUESTFS_%s_%s_BITMASK;\n", prefix, name);
  fprintf (out, "    o.%s = ", opt->name);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  fprintf (out, type->in_call, "a->opts", i);
#pragma GCC diagnostic pop
  fprintf (out, ";\n#else\n    return call_lacks_option (a, %zu, diag);\n", i);
  fprintf (out, "#endif\n  }\n");
}

/* Write FORMAT with NAME in place of each %s. */
static void
emit_with_name (FILE *out, const char *format, const char *name)
{
  for (; *format != '\0'; format++)
    if (format[0] == '%' && format[1] == 's') {
      fputs (name != NULL ? name : "", out);
      format++;
    }
    else
      putc (*format, out);
}

static void
emit_result (FILE *out, const struct d_return *returned, const char *name)
{
  if (returned->error != NULL)
    fprintf (out, "  if (%s)\n    return call_failed (s, a, diag);\n",
             returned->error);
  if (returned->store != NULL) {
    fputs ("  ", out);
    emit_with_name (out, returned->store, name);
    fputs (";\n", out);
  }
  fputs ("  return 0;\n}\n", out);
}

static void
emit_call (FILE *out, const struct d_command *c)
{
  const char *name;
  const struct d_return *returned = desc_return (c->returns, &name);
  bool bytes = strcmp (c->returns, "bytes") == 0;

  if (returned == NULL)
    abort ();
  fprintf (out, "\nint\ncall_%s (struct session *s, const struct args *a",
           c->call);
  fprintf (out, " UNUSED,\n    struct value *result UNUSED, "
           "struct diag *diag UNUSED)\n{\n");
  if (c->opts.len > 0)
    fprintf (out, "  struct guestfs_%s_argv o = { 0 };\n", c->call);
  if (bytes)
    fprintf (out, "  size_t size;\n");
  fputs ("  ", out);
  emit_with_name (out, returned->c_type, name);
  fputs ("r;\n\n", out);
  /* A launch has opened the session. */
  if (strcmp (c->phase, "after-launch") != 0)
    fputs ("  if (session_open (s, diag) == -1)\n    return -1;\n", out);
  for (size_t i = 0; i < c->opts.len; ++i)
    emit_option (out, c, i);
  fprintf (out, "  r = guestfs_%s%s (session_guestfs (s)", c->call,
           c->opts.len > 0 ? "_argv" : "");
  for (size_t i = 0; i < c->args.len; ++i)
    emit_arg (out, &c->args.ptr[i], i);
  fprintf (out, "%s%s);\n", bytes ? ", &size" : "",
           c->opts.len > 0 ? ", &o" : "");
  emit_result (out, returned, name);
}

static void
emit_field_as (FILE *out, const char *owner, const char *name,
               const char *type)
{
  fprintf (out, "  { .name = \"%s\", .type = %s,\n"
           "    .offset = offsetof (struct guestfs_%s, %s)", name,
           desc_field_type (type), owner, name);
  if (strcmp (type, "buffer") == 0)
    fprintf (out, ",\n    .len_offset = offsetof (struct guestfs_%s, %s_len)",
             owner, name);
  fprintf (out, " },\n");
}

/* Write a field.  configure checks which of its two names the library has. */
static void
emit_field (FILE *out, const char *owner, const struct d_pair *field)
{
  CLEANUP_FREE char *owner_upper = c_upper (owner);
  CLEANUP_FREE char *upper = c_upper (field->name);

  if (field->was == NULL) {
    emit_field_as (out, owner, field->name, field->text);
    return;
  }
  fprintf (out, "#ifdef HAVE_STRUCT_GUESTFS_%s_%s\n", owner_upper, upper);
  emit_field_as (out, owner, field->name, field->text);
  fprintf (out, "#else\n");
  emit_field_as (out, owner, field->was, field->text);
  fprintf (out, "#endif\n");
}

static void
emit_struct (FILE *out, const struct d_struct *s)
{
  CLEANUP_FREE char *upper = c_upper (s->name);

  fprintf (out, "\n#ifdef GUESTFS_HAVE_STRUCT_%s\n", upper);
  fprintf (out, "static const struct field_def fields_%s[] = {\n", s->name);
  for (size_t i = 0; i < s->fields.len; ++i)
    emit_field (out, s->name, &s->fields.ptr[i]);
  fprintf (out, "};\n\nstatic const struct struct_def struct_%s UNUSED = {\n",
           s->name);
  fprintf (out, "  .name = \"%s\",\n  .fields = fields_%s,\n", s->name,
           s->name);
  fprintf (out, "  .count = %zu,\n  .size = sizeof (struct guestfs_%s),\n};\n",
           s->fields.len, s->name);
  for (int list = 0; list < 2; ++list) {
    const char *suffix = list ? "_list" : "";

    fprintf (out, "\nstatic void UNUSED\nfree_%s%s (void *owner)\n{\n",
             s->name, suffix);
    fprintf (out, "  guestfs_free_%s%s (owner);\n}\n", s->name, suffix);
  }
  fprintf (out, "#endif\n");
}

static void
emit_struct_list (FILE *out, const struct description *d)
{
  fprintf (out, "\nconst struct struct_def *const library_structs[] = {\n");
  for (size_t i = 0; i < d->structs.len; ++i) {
    const char *name = d->structs.ptr[i].name;
    CLEANUP_FREE char *upper = c_upper (name);

    fprintf (out, "#ifdef GUESTFS_HAVE_STRUCT_%s\n  &struct_%s,\n#endif\n",
             upper, name);
  }
  fprintf (out, "  NULL,\n};\n");
}

/* Return the macro that the library defines if it has the call. */
static char *
have (const struct d_command *c)
{
  CLEANUP_FREE char *upper = c_upper (c->name);

  return xasprintf ("GUESTFS_HAVE_%s", upper);
}

void
emit_calls (const struct description *d, const char *file)
{
  FILE *out = emit_open (file);

  fprintf (out, "#define GUESTFS_NO_WARN_DEPRECATED 1\n"
           "#include \"calls.h\"\n\n#include <stddef.h>\n\n"
           "#include <guestfs.h>\n\n#include \"bind.h\"\n"
           "#include \"session.h\"\n#include \"value.h\"\n\n"
           "#define UNUSED __attribute__ ((unused))\n");
  for (size_t i = 0; i < d->structs.len; ++i)
    emit_struct (out, &d->structs.ptr[i]);
  emit_struct_list (out, d);
  for (size_t i = 0; i < d->commands.len; ++i) {
    const struct d_command *c = &d->commands.ptr[i];
    CLEANUP_FREE char *macro = have (c);

    if (c->call == NULL)
      continue;
    fprintf (out, "\n#ifdef %s", macro);
    emit_call (out, c);
    fprintf (out, "#endif\n");
  }
  emit_close (out, file);
}

void
emit_calls_header (const struct description *d, const char *file)
{
  FILE *out = emit_open (file);

  fprintf (out, "#ifndef COMMANDS_CALLS_H\n#define COMMANDS_CALLS_H\n\n"
           "#include <guestfs.h>\n\n#include \"command.h\"\n\n");
  for (size_t i = 0; i < d->commands.len; ++i) {
    const struct d_command *c = &d->commands.ptr[i];
    CLEANUP_FREE char *macro = have (c);

    if (c->call == NULL)
      continue;
    fprintf (out, "#ifdef %s\ncommand_function call_%s;\n#else\n"
             "# define call_%s NULL\n#endif\n", macro, c->call, c->call);
  }
  fprintf (out, "\n#endif\n");
  emit_close (out, file);
}

void
emit_read_only_calls (const struct description *d, const char *file)
{
  FILE *out = emit_open (file);

  for (size_t i = 0; i < d->commands.len; ++i) {
    const struct d_command *c = &d->commands.ptr[i];
    CLEANUP_FREE char *name = c_name (c->name);

    if (!desc_has_flag (c, "read-only"))
      continue;
    fprintf (out, "  \"%s\",\n", name);
    if (strcmp (c->call, name) != 0)
      fprintf (out, "  \"%s\",\n", c->call);
  }
  emit_close (out, file);
}
