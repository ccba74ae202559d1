/* diskfish: functions for all fuzz targets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

static char *directory;

void
fuzz_broken (const char *file, int line, const char *condition)
{
  fprintf (stderr, "%s:%d: does not hold: %s\n", file, line, condition);
  abort ();
}

void
fuzz_check_diag (const struct diag *diag, const struct source *source)
{
  REQUIRE (diag_is_set (diag));
  REQUIRE (diag->text != NULL && *diag->text != '\0');
  if (!diag->placed)
    return;
  REQUIRE (diag->source == source);
  REQUIRE (diag->span.start <= diag->span.end);
  REQUIRE (diag->span.end <= source->len);
}

static int
remove_entry (const char *path, const struct stat *info, int kind,
              struct FTW *place)
{
  (void) info;
  (void) kind;
  (void) place;
  return remove (path);
}

static void
remove_directory (void)
{
  nftw (directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
  free (directory);
}

const char *
fuzz_directory (void)
{
  const char *above = getenv ("TMPDIR");

  if (directory != NULL)
    return directory;
  directory = xasprintf ("%s/diskfish-fuzz.XXXXXX", above ? above : "/tmp");
  REQUIRE (mkdtemp (directory) != NULL);
  atexit (remove_directory);
  return directory;
}

void
fuzz_write (const char *path, const void *bytes, size_t len)
{
  CLEANUP_CLOSE int fd = -1;

  unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  REQUIRE (fd >= 0 && write (fd, bytes, len) == (ssize_t) len);
}
