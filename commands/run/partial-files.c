/* diskfish: remove incomplete host files after a failure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "partial-files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* Note a file that does not exist.  lstat(2) also finds dangling symbolic
 * links, which are not ours to remove.
 */
static void
note (struct strings *files, const char *name)
{
  struct stat entry;

  if (lstat (name, &entry) == -1 && errno == ENOENT)
    strings_append (files, xstrdup (name));
}

void
partial_files_note (struct strings *files, const struct args *args)
{
  for (size_t i = 0; i < args->command->nargs; ++i) {
    enum arg_type type = args->command->args[i].type;
    const struct arg *arg = &args->args[i];

    if (type == ARG_FILE_OUT && arg->given)
      note (files, arg->text);
  }
}

void
partial_files_remove (const struct strings *files)
{
  for (size_t i = 0; i < files->len; ++i) {
    struct stat entry;

    if (lstat (files->ptr[i], &entry) == 0 && S_ISREG (entry.st_mode))
      unlink (files->ptr[i]);
  }
}
