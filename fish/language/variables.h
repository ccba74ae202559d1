/* diskfish: variables of scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_VARIABLES_H
#define FISH_VARIABLES_H

#include <jansson.h>

#include "diag.h"
#include "script.h"
#include "value.h"
#include "vector.h"

struct variable {
  char *name;
  json_t *value;        /* as --json prints it, but strings with their bytes */
};

DEFINE_VECTOR (variable_list, struct variable)

/* A set of variables.  Zero-initialise it. */
struct variables {
  struct variable_list list;
};

/* Set the variable.  Take ownership of VALUE. */
void variables_set (struct variables *variables, const char *name,
                    json_t *value);

/* Return the value of the variable, which VARIABLES own, or NULL if it is
 * unknown.
 */
json_t *variables_get (const struct variables *variables, const char *name);

void variables_unset (struct variables *variables, const char *name);

/* Convert the result of a command to the value of a variable.  A text loses the
 * newline at its end.  The caller frees it with json_decref.
 */
json_t *variable_value (const struct value *value)
  __attribute__ ((warn_unused_result));

/* Convert output of a command like variable_value: as text, or as JSON. */
json_t *variable_of_text (const char *text, size_t len)
  __attribute__ ((warn_unused_result));
json_t *variable_of_json (const char *text, size_t len)
  __attribute__ ((warn_unused_result));

/* Return the names of all variables.  The caller frees the list and the names.
 */
struct strings variables_names (const struct variables *variables)
  __attribute__ ((warn_unused_result));

/* Complete the reference TYPED, which follows "%{": "disks}", or
 * "stat.st_size}" for a field of a struct.  The caller frees the list and the
 * strings.
 */
struct strings variables_references (const struct variables *variables,
                                     const char *typed)
  __attribute__ ((warn_unused_result));

void variables_free (struct variables *variables);

/* Set a diag that the reference names an unknown variable.  Return -1. */
int variable_unknown (const struct source *source,
                      const struct reference *reference,
                      const struct strings *names, struct diag *diag);

/* Return the words with values in place of references.  The words are in the
 * arena, and have the spans of WORDS.  References in values are not expanded.
 * A word that is just a list gets elements.  Return NULL with a diag on
 * failure.
 */
const struct word *expand_words (const struct variables *variables,
                                 const struct source *source,
                                 const struct word *words, size_t count,
                                 struct arena *arena, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the elements for 'foreach' as a new array, which the caller frees with
 * json_decref.  A word that is just a reference gives the elements of a list,
 * the lines of a text, or the pairs {"key", "value"} of a table.  Any other
 * word is one element.  Return NULL with a diag on failure.
 */
json_t *expand_list (const struct variables *variables,
                     const struct source *source, const struct word *words,
                     size_t count, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
