/* diskfish: reuse the appliance that supermin built last.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "supermin-cache.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "hash.h"
#include "strbuf.h"
#include "xalloc.h"
#include "xdg-dir.h"

static const char stamp_name[] = "appliance-stamp";
static const char directory_name[] = "appliance";

/* The host's package databases that supermin supports (supermin(1), "Package
 * managers"), kernels and modules.
 */
static const char *const sources[] = {
  "/boot",
  "/lib/modules",
  "/usr/lib/sysimage/rpm/rpmdb.sqlite",
  "/var/lib/dpkg/status",
  "/var/lib/pacman/local",
  "/var/lib/rpm/Packages",
  "/var/lib/rpm/rpmdb.sqlite",
};

static const char *const variables[] = {
  "SUPERMIN_KERNEL", "SUPERMIN_KERNEL_VERSION", "SUPERMIN_MODULES",
};

static const char *const files[] = { "initrd", "kernel", "root" };

static void
add_file (struct strbuf *text, const char *path, bool with_time)
{
  struct stat file;

  if (stat (path, &file) == -1)
    return;
  strbuf_printf (text, "%s %ju %jd", path, (uintmax_t) file.st_ino,
                 (intmax_t) file.st_size);
  if (with_time)
    strbuf_printf (text, " %jd.%09ld", (intmax_t) file.st_mtim.tv_sec,
                   file.st_mtim.tv_nsec);
  strbuf_putc (text, '\n');
}

static void
add_directory (struct strbuf *text, const char *path)
{
  DIR *directory = opendir (path);
  uint64_t sum = 0;
  struct dirent *entry;

  add_file (text, path, true);
  /* Add up the hashes, because readdir returns entries in any order. */
  while (directory != NULL && (entry = readdir (directory)) != NULL) {
    CLEANUP_FREE char *name = xasprintf ("%s/%s", path, entry->d_name);
    CLEANUP_STRBUF struct strbuf one = { 0 };

    if (entry->d_name[0] == '.')
      continue;
    add_file (&one, name, true);
    sum += hash_add (HASH_START, one.ptr ? one.ptr : "", one.len);
  }
  if (directory != NULL)
    closedir (directory);
  strbuf_printf (text, "%016" PRIx64 "\n", sum);
}

/* Return the path of a file of supermin's output: see guestfs(3), "SUPERMIN
 * APPLIANCES".  The caller frees it.
 */
static char *
output_file (guestfs_h *g, const char *name)
{
  CLEANUP_FREE char *cache = guestfs_get_cachedir (g);

  return xasprintf ("%s/.guestfs-%ju/appliance.d/%s", cache,
                    (uintmax_t) geteuid (), name);
}

/* Ignore the times of the appliance, which libguestfs updates at each start. */
static void
add_output (struct strbuf *text, guestfs_h *g)
{
  for (size_t i = 0; i < sizeof files / sizeof *files; ++i) {
    CLEANUP_FREE char *path = output_file (g, files[i]);

    add_file (text, path, false);
  }
}

char *
supermin_cache_stamp (guestfs_h *g)
{
  const char *path = guestfs_get_path (g);
  CLEANUP_FREE char *input = xasprintf ("%s/supermin.d", path);
  struct strbuf text = { 0 };

  if (access (input, R_OK) == -1)
    return NULL;
  strbuf_puts (&text, "diskfish " PACKAGE_VERSION "\n");
  for (size_t i = 0; i < sizeof sources / sizeof *sources; ++i)
    add_file (&text, sources[i], true);
  for (size_t i = 0; i < sizeof variables / sizeof *variables; ++i) {
    const char *value = getenv (variables[i]);

    strbuf_printf (&text, "%s\n", value ? value : "");
  }
  add_directory (&text, input);
  return strbuf_steal (&text);
}

static char *
whole_stamp (guestfs_h *g, const char *stamp)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };

  strbuf_puts (&text, stamp);
  add_output (&text, g);
  return xasprintf ("%016" PRIx64 "\n",
                    hash_add (HASH_START, text.ptr, text.len));
}

void
supermin_cache_remember (guestfs_h *g, const char *stamp)
{
  CLEANUP_FREE char *whole = whole_stamp (g, stamp);

  xdg_dir_write (XDG_CACHE, stamp_name, whole);
}

void
supermin_cache_forget (void)
{
  xdg_dir_write (XDG_CACHE, stamp_name, "");
}

/* Make sure that NAME is a symbolic link to TARGET, which must be readable. */
static bool
is_linked (const char *directory, const char *name, const char *target)
{
  CLEANUP_FREE char *path = xasprintf ("%s/%s", directory, name);
  char known[4096];
  ssize_t len = readlink (path, known, sizeof known - 1);

  if (access (target, R_OK) == -1)
    return false;
  if (len >= 0) {
    known[len] = '\0';
    if (strcmp (known, target) == 0)
      return true;
    unlink (path);
  }
  return symlink (target, path) == 0 || errno == EEXIST;
}

/* Return a directory that libguestfs recognises as a fixed appliance, which it
 * does not build: see guestfs(3), "FIXED APPLIANCE".  Its files are links to
 * supermin's output.  Return NULL on failure.
 */
static char *
make_directory (guestfs_h *g)
{
  CLEANUP_FREE char *above = xdg_dir (XDG_CACHE);
  CLEANUP_FREE char *directory = NULL;

  if (above == NULL)
    return NULL;
  directory = xasprintf ("%s/%s", above, directory_name);
  if (mkdir (directory, 0700) == -1 && errno != EEXIST)
    return NULL;
  for (size_t i = 0; i < sizeof files / sizeof *files; ++i) {
    CLEANUP_FREE char *target = output_file (g, files[i]);

    if (!is_linked (directory, files[i], target))
      return NULL;
  }
  return is_linked (directory, "README.fixed", "/dev/null") ? STEAL (directory)
    : NULL;
}

char *
supermin_cache_path (guestfs_h *g, const char *stamp)
{
  CLEANUP_FREE char *known = xdg_dir_read (XDG_CACHE, stamp_name);
  CLEANUP_FREE char *whole = whole_stamp (g, stamp);

  if (known == NULL || strcmp (known, whole) != 0)
    return NULL;
  return make_directory (g);
}
