/* diskfish: fuzz the generator's reader of descriptions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "desc.h"

/* What the generator keeps is never freed: its memory ends with it. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

/* Each complaint is a line FILE:LINE: MESSAGE. */
static void
check_complaints (const char *file, char *text, unsigned errors)
{
  char *rest = text, *line;
  unsigned lines = 0;

  while ((line = strsep (&rest, "\n")) != NULL && rest != NULL) {
    size_t digits;

    REQUIRE (strncmp (line, file, strlen (file)) == 0);
    line += strlen (file);
    REQUIRE (*line++ == ':');
    digits = strspn (line, "0123456789");
    REQUIRE (digits > 0 && strncmp (line + digits, ": ", 2) == 0);
    lines++;
  }
  REQUIRE (lines == errors);
}

static void
emit (const struct description *d)
{
  emit_table (d, "/dev/null");
  emit_handlers (d, "/dev/null");
  emit_calls (d, "/dev/null");
  emit_calls_header (d, "/dev/null");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  CLEANUP_FREE char *file = xasprintf ("%s/input.desc", fuzz_folder ());
  CLEANUP_FREE char *complaints = NULL;
  struct description d = { 0 };
  FILE *saved = stderr;
  size_t size;

  fuzz_write (file, data, len);
  stderr = open_memstream (&complaints, &size);
  REQUIRE (stderr != NULL);
  desc_read (&d, file);
  desc_check (&d);
  fclose (stderr);
  stderr = saved;
  check_complaints (file, complaints, d.errors);
  if (d.errors == 0)
    emit (&d);
  return 0;
}
