/* diskfish: types of arguments, results and fields in C.
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

/* A type of results, with the C type of the library function. */
struct d_return {
  const char *name;             /* as described, without the name of a struct */
  const char *c_type;           /* type that the C function returns */
  const char *error;            /* condition on 'r', NULL if the call cannot
                                 * fail */
  const char *store;            /* statement that stores 'r' */
};

/* Return the type of arguments, or NULL if NAME is unknown. */
const struct d_type *desc_type (const char *name);

/* Return the type of results, or NULL if TEXT is unknown.  Set *NAME to the
 * name in "struct NAME", otherwise to NULL.
 */
const struct d_return *desc_return (const char *text, const char **name);

/* Return the enumerator FIELD_... for the type of a field, or NULL if it is
 * unknown.
 */
const char *desc_field_type (const char *type);

#endif
