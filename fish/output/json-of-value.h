/* diskfish: results as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_JSON_OF_VALUE_H
#define FISH_JSON_OF_VALUE_H

#include <jansson.h>

#include "value.h"

/* What --json prints, to be given back with json_decref.  Bytes that are not
 * UTF-8 are an object {"base64": ...}, and a number beyond int64_t is a text.
 */
json_t *json_of_value (const struct value *value)
  __attribute__ ((warn_unused_result));

#endif
