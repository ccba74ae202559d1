/* diskfish: fuzz the files of a template: a changed one must be refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "store.h"
#include "strbuf.h"

static const char fingerprint[] = "fuzz\n";

/* Changes that the input makes to a valid template. */
enum change { SEAL, BEHIND_SEAL, WITHIN_SEAL, RAM, ROOT, STATE, CHANGES };

static const char *const names[CHANGES] = {
  "seal", "seal", "seal", "ram", "root.qcow2", "state",
};

/* Publish a small template and return the path of its directory. */
static char *
publish (void)
{
  const char *why = NULL;
  struct draft draft;
  char *path;

  REQUIRE (store_begin (fingerprint, &draft, &why) == 0);
  for (int i = 0; i < STORE_FILES; ++i) {
    CLEANUP_FREE char *file = store_path (&draft, (enum store_file) i);

    fuzz_write (file, "template", 8);
  }
  path = xstrdup (draft.name);
  REQUIRE (store_publish (&draft, fingerprint) == 0);
  return path;
}

static void
read_whole (const char *path, struct strbuf *bytes)
{
  CLEANUP_FCLOSE FILE *file = fopen (path, "re");
  char piece[4096];
  size_t got;

  REQUIRE (file != NULL);
  while ((got = fread (piece, 1, sizeof piece, file)) > 0)
    strbuf_add (bytes, piece, got);
}

/* Change the file.  Returns false if its contents are still equal. */
static bool
spoil (const char *path, enum change change, const char *bytes, size_t len)
{
  CLEANUP_STRBUF struct strbuf old = { 0 }, new = { 0 };
  size_t kept;

  read_whole (path, &old);
  kept = change == BEHIND_SEAL ? old.len
    : change == WITHIN_SEAL && len > 0 ? (unsigned char) bytes[0] % old.len
    : 0;
  strbuf_add (&new, old.ptr, kept);
  strbuf_add (&new, bytes, len);
  if (change == WITHIN_SEAL && new.len < old.len)
    strbuf_add (&new, old.ptr + new.len, old.len - new.len);
  if (new.len == old.len && memcmp (new.ptr, old.ptr, new.len) == 0)
    return false;
  fuzz_write (path, new.ptr, new.len);
  return true;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  enum change change = len > 0 ? data[0] % CHANGES : SEAL;
  CLEANUP_FREE char *directory = NULL, *path = NULL;
  struct template t;
  bool changed;

  setenv ("XDG_CACHE_HOME", fuzz_directory (), 1);
  directory = publish ();
  path = xasprintf ("%s/%s", directory, names[change]);
  changed = len > 0 && spoil (path, change, (const char *) data + 1, len - 1);
  if (store_open (fingerprint, &t) == 0) {
    REQUIRE (!changed);
    store_close (&t);
    store_discard (fingerprint);
  }
  else
    REQUIRE (changed);
  /* The template must have been removed in both cases. */
  REQUIRE (access (directory, F_OK) == -1);
  return 0;
}
