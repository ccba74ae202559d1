/* diskfish: where a value stands in a JSON text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_JSON_PLACE_H
#define DRIVES_JSON_PLACE_H

#include <stdbool.h>

#include "source.h"

/* One step into a JSON value: a member of an object, or else an element of
 * an array.
 */
struct json_step {
  const char *member;
  size_t element;
};

/* Find the value at the end of COUNT steps, or with AT_KEY the key of the
 * last member, in a text that is known to be JSON.  jansson keeps no places.
 * False if there is no such value.
 */
bool json_place (const char *text, size_t len, const struct json_step *steps,
                 size_t count, bool at_key, struct span *where);

#endif
