/* diskfish: helpers of the emitters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef GENERATOR_EMIT_H
#define GENERATOR_EMIT_H

#include <stdio.h>

#include "desc.h"

/* What a library call returns. */
struct d_return {
  const char *name;             /* as described, without a struct's name */
  const char *c_type;           /* of the C function's result */
  const char *error;            /* condition on 'r', NULL if never */
  const char *store;            /* statement that stores 'r' */
};

/* FIELD_... for a struct's field type, NULL if it is unknown. */
const char *emit_field_type (const char *type);

/* Open FILE for writing, with a comment on top; ends the program if that
 * fails.
 */
FILE *emit_open (const char *file);
void emit_close (FILE *out, const char *file);

/* A C string literal, or NULL. */
void emit_string (FILE *out, const char *text);

#endif
