/* diskfish: fuzz the generator's reader of descriptions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "desc.h"
#include "emit.h"

/* The generator frees no memory before it exits.  Free it after each input,
 * with a function of the sanitizers; without them there is only one input.
 */
int __sanitizer_install_malloc_and_free_hooks (
  void (*on_malloc) (const volatile void *, size_t),
  void (*on_free) (const volatile void *)) __attribute__ ((weak));

enum { MOST_KEPT = 1 << 20 };
static const volatile void *kept[MOST_KEPT];
static size_t kept_count;
static __thread bool records;

static void
note_malloc (const volatile void *memory, size_t size)
{
  (void) size;
  if (!records)
    return;
  REQUIRE (kept_count < MOST_KEPT);
  kept[kept_count++] = memory;
}

static void
note_free (const volatile void *memory)
{
  for (size_t i = kept_count; records && i > 0; --i)
    if (kept[i-1] == memory) {
      kept[i-1] = kept[--kept_count];
      return;
    }
}

static void
begin_keeping (void)
{
  static bool installed;

  if (!installed && __sanitizer_install_malloc_and_free_hooks != NULL)
    installed = __sanitizer_install_malloc_and_free_hooks (note_malloc,
                                                           note_free) != 0;
  records = installed;
}

static void
free_kept (void)
{
  records = false;
  while (kept_count > 0)
    free ((void *) kept[--kept_count]);
}

/* Check that each error is a line FILE:LINE: MESSAGE. */
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
  emit_read_only_calls (d, "/dev/null");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  CLEANUP_FREE char *file = xasprintf ("%s/input.desc", fuzz_directory ());
  char *complaints = NULL;
  struct description d = { 0 };
  FILE *saved = stderr;
  size_t size;

  fuzz_write (file, data, len);
  begin_keeping ();
  stderr = open_memstream (&complaints, &size);
  REQUIRE (stderr != NULL);
  desc_read (&d, file);
  desc_check (&d);
  fclose (stderr);
  stderr = saved;
  check_complaints (file, complaints, d.errors);
  if (d.errors == 0)
    emit (&d);
  free (complaints);
  free_kept ();
  return 0;
}
