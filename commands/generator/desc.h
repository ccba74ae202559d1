/* diskfish: the description in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef GENERATOR_DESC_H
#define GENERATOR_DESC_H

#include <stdbool.h>

#include "vector.h"

/* Place of a definition.  The generator is a short-lived process, so it frees
 * nothing.
 */
struct place {
  const char *file;
  unsigned line;
};

struct d_pair {
  struct place place;
  char *name;
  char *text;                   /* meaning of a value, or type of a field */
  char *was;                    /* older name of a field, or NULL */
};
DEFINE_VECTOR (d_pairs, struct d_pair)

struct d_enum {
  struct place place;
  char *name;
  char *from;                   /* symbol of a table that has the values, or
                                 * NULL */
  bool open;
  bool nocase;
  struct d_pairs values;
};
DEFINE_VECTOR (d_enums, struct d_enum)

struct d_struct {
  struct place place;
  char *name;
  struct d_pairs fields;
};
DEFINE_VECTOR (d_structs, struct d_struct)

struct d_arg {
  struct place place;
  char *name;
  const char *type;
  bool optional;
  char *in;                     /* name of an enum, or NULL */
  char *meaning;                /* or NULL */
};
DEFINE_VECTOR (d_args, struct d_arg)

struct d_topic {
  struct place place;
  char *name;
  char *title;
};
DEFINE_VECTOR (d_topics, struct d_topic)

struct d_command {
  struct place place;
  char *name;
  size_t topic;                 /* index in the topics of the description */
  struct strings aliases;
  char *summary;
  char *phase;
  char *since;
  char *feature;
  bool deprecated;
  char *replaced_by;
  struct strings flags;
  struct strings effects;
  char *call;
  char *handler;
  struct d_args args;
  struct d_args opts;
  char *attrs;
  char *returns;
  struct strings see_also;
  struct strings examples;
  char *description;
};
DEFINE_VECTOR (d_commands, struct d_command)

struct description {
  struct d_topics topics;
  struct d_enums enums;
  struct d_structs structs;
  struct d_commands commands;
  unsigned errors;
};

/* Print FILE:LINE: MESSAGE on standard error, and count the error. */
void desc_error (struct description *d, struct place place,
                 const char *format, ...)
  __attribute__ ((format (printf, 3, 4)));

/* Add the stanzas of a file (reader.c). */
void desc_read (struct description *d, const char *file);

/* Check the whole description (check.c). */
void desc_check (struct description *d);

/* True if the command has FLAG. */
bool desc_has_flag (const struct d_command *c, const char *flag);

/* Return the enum or struct NAME, or NULL. */
const struct d_enum *desc_enum (const struct description *d,
                                const char *name);
const struct d_struct *desc_struct (const struct description *d,
                                    const char *name);

#endif
