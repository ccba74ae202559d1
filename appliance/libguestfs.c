/* diskfish: load libguestfs when it is needed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "libguestfs.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include <guestfs.h>

#define NAME(name) #name "\0"

/* The names in the order of the members of struct libguestfs.  One string needs
 * no relocations.
 */
static const char names[] = LIBGUESTFS_CALLS (NAME);

const struct libguestfs *libguestfs;

static void *library;

static int
load_failed (const char *reason, struct diag *diag)
{
  diag_set (diag, DIAG_FAILED, "cannot load libguestfs: %s", reason);
  diag_hint (diag, "install libguestfs %s or later", LIBGUESTFS_VERSION);
  return -1;
}

/* Look up all functions. */
static int
find_functions (void *file, struct libguestfs *functions, struct diag *diag)
{
  char *member = (char *) functions;

  for (const char *name = names; *name != '\0'; name += strlen (name) + 1) {
    void *symbol = dlsym (file, name);

    if (symbol == NULL)
      return load_failed (dlerror (), diag);
    memcpy (member, &symbol, sizeof symbol);
    member += sizeof symbol;
  }
  return 0;
}

/* Copy the table to memory that cannot be written, like the addresses that the
 * dynamic linker stores with RELRO.
 */
static int
keep_functions (const struct libguestfs *functions, struct diag *diag)
{
  void *table = mmap (NULL, sizeof *functions, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (table == MAP_FAILED)
    return load_failed (strerror (errno), diag);
  memcpy (table, functions, sizeof *functions);
  mprotect (table, sizeof *functions, PROT_READ);
  libguestfs = table;
  return 0;
}

/* Bind the calls between the libraries lazily, which takes half the time. */
int
libguestfs_load (struct diag *diag)
{
  struct libguestfs functions;

  if (libguestfs != NULL)
    return 0;
  if (library == NULL)
    library = dlopen ("libguestfs.so.0", RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL)
    return load_failed (dlerror (), diag);
  if (find_functions (library, &functions, diag) == -1)
    return -1;
  return keep_functions (&functions, diag);
}

void *
libguestfs_symbol (const char *name)
{
  return library ? dlsym (library, name) : NULL;
}
