/* diskfish: find the place of a value in a JSON text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_JSON_PLACE_H
#define DRIVES_JSON_PLACE_H

#include <stdbool.h>

#include "source.h"

/* One step into a JSON value: a member of an object, or an element of an array
 * if 'member' is NULL.
 */
struct json_step {
  const char *member;
  size_t element;
};

/* Set WHERE to the value that COUNT steps lead to, or with AT_KEY to the key of
 * the last member.  TEXT must be valid JSON; jansson does not record the places
 * of values.  Return false if there is no such value.
 */
bool json_place (const char *text, size_t len, const struct json_step *steps,
                 size_t count, bool at_key, struct span *where);

/* Hide the value of every member called NAME, in a text that may be anything.
 */
void json_hide_members (const struct source *source, const char *name);

#endif
