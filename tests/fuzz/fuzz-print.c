/* diskfish: print the diagnostics of fuzz targets as users see them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "cleanup.h"
#include "print-diag.h"
#include "print-json.h"

/* Check that no control character reaches the terminal, except line ends. */
static void
check_text (const struct diag *diag)
{
  CLEANUP_FREE char *text = NULL;
  size_t len;
  FILE *out = open_memstream (&text, &len);

  REQUIRE (out != NULL);
  print_diag (out, diag);
  fclose (out);
  REQUIRE (len > 0 && text[len-1] == '\n' && strlen (text) == len);
  for (size_t i = 0; i < len; ++i)
    REQUIRE (text[i] == '\n' || (unsigned char) text[i] >= ' ');
}

static void
check_json (const struct diag *diag)
{
  CLEANUP_FREE char *text = NULL;
  json_t *value;
  size_t len;
  FILE *out = open_memstream (&text, &len);

  REQUIRE (out != NULL);
  print_diag_json (out, diag);
  fclose (out);
  REQUIRE (len > 0 && memchr (text, '\n', len) == text + len - 1);
  value = json_loadb (text, len, 0, NULL);
  REQUIRE (json_is_object (value));
  json_decref (value);
}

void
fuzz_print_diag (const struct diag *diag)
{
  check_text (diag);
  check_json (diag);
}
