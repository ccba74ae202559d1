/* diskfish: bytes as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_JSON_BYTES_H
#define FISH_JSON_BYTES_H

#include <stddef.h>

#include <jansson.h>

/* Return a string, or {"base64": ...} for bytes that are not UTF-8.  The caller
 * releases it with json_decref.
 */
json_t *json_of_bytes (const char *bytes, size_t len)
  __attribute__ ((warn_unused_result));

/* Return the bytes of such a value and a NUL, or NULL if VALUE is neither.  The
 * caller frees them.
 */
char *json_to_bytes (const json_t *value, size_t *len)
  __attribute__ ((warn_unused_result));

#endif
