/* diskfish: expand the patterns of --each to images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "each-images.h"

#include <glob.h>
#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"

static const char *
text_of (const struct each_pattern *pattern)
{
  return pattern->written.text + pattern->written.where.start;
}

static bool
is_known (const struct each_images *images, const char *name)
{
  for (size_t i = 0; i < images->len; ++i)
    if (strcmp (images->ptr[i].name, name) == 0)
      return true;
  return false;
}

static void
each_images_add (struct each_images *images, const struct each_pattern *pattern,
                 const char *name)
{
  if (!is_known (images, name))
    each_images_append (images, (struct each_image) {
      xstrdup (name), pattern
    });
}

/* Append the matches of a pattern, in which directories end with a slash.
 * Return the number of all matches.
 */
static size_t
add_matches (struct each_images *images, const struct each_pattern *pattern)
{
  glob_t found;
  size_t count = 0;

  if (glob (text_of (pattern), GLOB_MARK | GLOB_TILDE, NULL, &found) != 0)
    return 0;
  for (size_t i = 0; i < found.gl_pathc; ++i) {
    const char *name = found.gl_pathv[i];

    if (name[strlen (name) - 1] == '/')
      continue;
    each_images_add (images, pattern, name);
    count++;
  }
  globfree (&found);
  return count;
}

static int
nothing_matches (const struct options *options,
                 const struct each_pattern *pattern)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  const char *text = text_of (pattern);
  struct stat file;

  diag_set (&diag, DIAG_FAILED, "no image matches '%s'", text);
  if (stat (text, &file) == 0 && S_ISDIR (file.st_mode))
    diag_hint (&diag, "use '%s%s*' to match what is in the directory", text,
               *text && text[strlen (text) - 1] == '/' ? "" : "/");
  options_print_written (options, &pattern->written, &diag);
  return -1;
}

/* True if a file has the literal name.  A name with brackets does not match
 * itself as a pattern.
 */
static bool
is_file (const char *name)
{
  struct stat file;

  return stat (name, &file) == 0 && !S_ISDIR (file.st_mode);
}

int
each_images_find (struct each_images *images, const struct options *options)
{
  for (size_t i = 0; i < options->each.len; ++i) {
    const struct each_pattern *pattern = &options->each.ptr[i];
    const char *text = text_of (pattern);

    if (add_matches (images, pattern) > 0)
      continue;
    if (!is_file (text))
      return nothing_matches (options, pattern);
    each_images_add (images, pattern, text);
  }
  return 0;
}

void
each_images_free (struct each_images *images)
{
  for (size_t i = 0; i < images->len; ++i)
    free (images->ptr[i].name);
  each_images_reset (images);
}
