/* diskfish: the variables of scripts.
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
  json_t *value;        /* as --json prints it, but with all bytes of texts */
};

DEFINE_VECTOR (variable_list, struct variable)

/* Variables of zeroes are none. */
struct variables {
  struct variable_list list;
};

/* The variable gets VALUE, which is taken. */
void variables_set (struct variables *variables, const char *name,
                    json_t *value);

/* Its value, borrowed; NULL if there is no such variable. */
json_t *variables_get (const struct variables *variables, const char *name);

void variables_unset (struct variables *variables, const char *name);

/* The result of a command as the value of a variable: a text without the
 * newline at its end.
 */
json_t *variable_value (const struct value *value)
  __attribute__ ((warn_unused_result));

/* The same of what a command printed as text, or as JSON. */
json_t *variable_of_text (const char *text, size_t len)
  __attribute__ ((warn_unused_result));
json_t *variable_of_json (const char *text, size_t len)
  __attribute__ ((warn_unused_result));

/* Their names; the list and the names are freed by the caller. */
struct strings variables_names (const struct variables *variables)
  __attribute__ ((warn_unused_result));

/* References that begin with what was TYPED behind "%{": "disks}", and
 * "stat.st_size}" where it goes into a struct.  The list and the strings are
 * freed by the caller.
 */
struct strings variables_references (const struct variables *variables,
                                     const char *typed)
  __attribute__ ((warn_unused_result));

void variables_free (struct variables *variables);

/* Say that there is no variable that the reference names. */
int variable_unknown (const struct source *source,
                      const struct reference *reference,
                      const struct strings *names, struct diag *diag);

/* The words with values in the place of references, of the same spans and in
 * the arena; they are not looked at again.  A word that is just a list has
 * its elements.  NULL on failure.
 */
const struct word *expand_words (const struct variables *variables,
                                 const struct source *source,
                                 const struct word *words, size_t count,
                                 struct arena *arena, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* What foreach takes in turn, as a new array.  A word that is just a
 * reference stands for the elements of a list, the lines of a text, or the
 * pairs {"key", "value"} of a table; each other is an element.  NULL on
 * failure.
 */
json_t *expand_list (const struct variables *variables,
                     const struct source *source, const struct word *words,
                     size_t count, struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
