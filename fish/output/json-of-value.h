/* diskfish: convert results to JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_JSON_OF_VALUE_H
#define FISH_JSON_OF_VALUE_H

#include <jansson.h>

#include "value.h"

/* Return the value that --json prints.  The caller frees it with json_decref.
 * Bytes that are not UTF-8 become an object {"base64": ...}, and a number
 * beyond int64_t a string.
 */
json_t *json_of_value (const struct value *value)
  __attribute__ ((warn_unused_result));

#endif
