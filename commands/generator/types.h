/* diskfish: types of arguments, results and fields, and their C spelling.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef GENERATOR_TYPES_H
#define GENERATOR_TYPES_H

/* A type of arguments. */
struct d_type {
  const char *name;
  const char *symbol;           /* ARG_... */
  const char *in_call;          /* with an argument list "a->args[%zu]" */
};

/* A type of results, and the library's function that returns it. */
struct d_return {
  const char *name;             /* as described, without a struct's name */
  const char *c_type;           /* of the C function's result */
  const char *error;            /* condition on 'r', NULL if never */
  const char *store;            /* statement that stores 'r' */
};

/* NULL if NAME is not a type of arguments. */
const struct d_type *desc_type (const char *name);

/* NULL if TEXT is not a type of results.  For "struct NAME" the name goes to
 * *NAME, otherwise NULL.
 */
const struct d_return *desc_return (const char *text, const char **name);

/* FIELD_... for the type of a struct's field, NULL if it is unknown. */
const char *desc_field_type (const char *type);

#endif
