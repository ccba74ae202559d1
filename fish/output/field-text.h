/* diskfish: format fields and scalars as text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_FIELD_TEXT_H
#define FISH_FIELD_TEXT_H

#include <stdbool.h>

#include "value.h"

/* Return a field of the struct at BASE as text.  The caller frees it. */
char *field_text (const struct field_def *field, const char *base)
  __attribute__ ((warn_unused_result));

/* True if the field has no value. */
bool field_is_unknown (const struct field_def *field, const char *base);

/* Return a boolean, a number or a string as text.  The caller frees it. */
char *scalar_text (const struct value *value)
  __attribute__ ((warn_unused_result));

#endif
