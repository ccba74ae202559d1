/* diskfish: tests of fish/output/json-bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "json-bytes.h"
#include "xalloc.h"

TEST (bytes__any__come_back)
{
  static const struct {
    const char *bytes;
    size_t len;
    const char *json;
  } rows[] = {
    { "", 0, "\"\"" }, { "a\xc3\xa9", 3, "\"a\xc3\xa9\"" },
    { "a\0b", 3, "\"a\\u0000b\"" },
    { "\xff", 1, "{\"base64\": \"/w==\"}" },
    { "\xff\xfe", 2, "{\"base64\": \"//4=\"}" },
    { "\xff\0\xfd", 3, "{\"base64\": \"/wD9\"}" },
    { "a\xff\xfe\xfd", 4, "{\"base64\": \"Yf/+/Q==\"}" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    json_t *json = json_of_bytes (rows[i].bytes, rows[i].len);
    size_t len = SIZE_MAX;
    CLEANUP_FREE char *bytes = json_to_bytes (json, &len);

    expect_text (json_dumps (json, JSON_ENCODE_ANY), rows[i].json);
    assert_int_equal (len, rows[i].len);
    assert_memory_equal (bytes, rows[i].bytes, len + 1);
    json_decref (json);
  }
}

TEST (value__other__has_no_bytes)
{
  static const char *const values[] = {
    "null", "1", "[]", "{}", "{\"base64\": 1}", "{\"base64\": \"/w=\"}",
    "{\"base64\": \"/w\"}", "{\"base64\": \"/w==\\u0000\"}",
    "{\"base64\": \"=w==\"}", "{\"base64\": \"/===\"}",
    "{\"base64\": \"/w==\", \"x\": 1}", "{\"base65\": \"/w==\"}",
    "{\"base64\": \"/ w=\"}",
  };

  for (size_t i = 0; i < COUNT (values); ++i) {
    json_t *json = json_loads (values[i], JSON_DECODE_ANY | JSON_ALLOW_NUL,
                               NULL);
    size_t len;

    assert_non_null (json);
    assert_null (json_to_bytes (json, &len));
    json_decref (json);
  }
}

int
main (void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test (bytes__any__come_back),
    cmocka_unit_test (value__other__has_no_bytes),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
