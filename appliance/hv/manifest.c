/* diskfish: record and verify the files of a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "manifest.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "hash.h"
#include "strbuf.h"
#include "xalloc.h"

enum { LARGEST_MANIFEST = 64 * 1024 };

static const char manifest_name[] = "seal";

static bool
is_own_file (const struct stat *file)
{
  return S_ISREG (file->st_mode) && file->st_uid == geteuid () &&
    (file->st_mode & 077) == 0 && file->st_nlink == 1;
}

/* Return the hash of all bytes.  The memory is too large to hash; its ctime,
 * which no program can set, shows whether it has changed.
 */
static uint64_t
sum_of (int fd)
{
  uint64_t hash = HASH_START;
  char bytes[65536];
  off_t at = 0;
  ssize_t n;

  while ((n = pread (fd, bytes, sizeof bytes, at)) > 0) {
    hash = hash_add (hash, bytes, (size_t) n);
    at += n;
  }
  return hash;
}

static int
manifest_describe (struct strbuf *manifest, int fd, bool summed)
{
  struct stat file;

  if (fd == -1 || fstat (fd, &file) == -1 || !is_own_file (&file))
    return -1;
  strbuf_printf (manifest, "%ju %jd %jd.%09ld %jd.%09ld %016" PRIx64 "\n",
                 (uintmax_t) file.st_ino, (intmax_t) file.st_size,
                 (intmax_t) file.st_mtim.tv_sec, file.st_mtim.tv_nsec,
                 (intmax_t) file.st_ctim.tv_sec, file.st_ctim.tv_nsec,
                 summed ? sum_of (fd) : 0);
  return 0;
}

/* Return the manifest of the files in their present state, or NULL.  The caller
 * frees it.
 */
static char *
compose (const char *fingerprint, const struct template *t)
{
  CLEANUP_STRBUF struct strbuf manifest = { 0 };
  CLEANUP_FCLOSE FILE *boot = fopen ("/proc/sys/kernel/random/boot_id", "re");
  char boot_id[64] = "";

  if (boot == NULL || fgets (boot_id, sizeof boot_id, boot) == NULL)
    return NULL;
  strbuf_printf (&manifest, "diskfish template 1\n%s", boot_id);
  for (int i = 0; i < STORE_FILES; ++i)
    if (manifest_describe (&manifest, t->fd[i], i != STORE_RAM) == -1)
      return NULL;
  strbuf_puts (&manifest, fingerprint);
  return strbuf_steal (&manifest);
}

int
manifest_write (int directory, const char *fingerprint,
                const struct template *t)
{
  CLEANUP_FREE char *text = compose (fingerprint, t);
  CLEANUP_CLOSE int fd = text == NULL ? -1 :
    openat (directory, manifest_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
            0400);

  if (fd == -1 || write (fd, text, strlen (text)) != (ssize_t) strlen (text))
    return -1;
  return 0;
}

int
manifest_check (int directory, const char *fingerprint,
                const struct template *t)
{
  CLEANUP_CLOSE int fd =
    openat (directory, manifest_name,
            O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  CLEANUP_FREE char *known = xmalloc (LARGEST_MANIFEST);
  CLEANUP_FREE char *now = NULL;
  struct stat file;
  ssize_t len;

  if (fd == -1 || fstat (fd, &file) == -1 || !is_own_file (&file) ||
      (len = read (fd, known, LARGEST_MANIFEST)) == -1)
    return -1;
  now = compose (fingerprint, t);
  return now != NULL && strlen (now) == (size_t) len &&
    memcmp (known, now, (size_t) len) == 0 ? 0 : -1;
}
