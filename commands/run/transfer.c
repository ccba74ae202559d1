/* diskfish: compute how many bytes a command will transfer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "transfer.h"

#include <fts.h>
#include <sys/stat.h>

/* tar adds a header to each file, and fills its last block. */
enum { BLOCK = 512 };

static uint64_t
size_of_tree (char *const *files)
{
  FTS *tree = fts_open (files, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  uint64_t size = 0;

  if (tree == NULL)
    return 0;
  for (FTSENT *entry = fts_read (tree); entry; entry = fts_read (tree)) {
    /* fts(3) visits a directory again after its contents. */
    if (entry->fts_info == FTS_DP)
      continue;
    size += BLOCK;
    if (entry->fts_info == FTS_F)
      size += ((uint64_t) entry->fts_statp->st_size + BLOCK - 1) / BLOCK *
        BLOCK;
  }
  fts_close (tree);
  return size;
}

uint64_t
transfer_size (const struct args *args)
{
  struct stat file;

  for (size_t i = 0; i < args->command->nargs; ++i)
    switch (args->command->args[i].type) {
    case ARG_HOST_FILES:
      return size_of_tree (args->args[i].list);
    case ARG_FILE_IN:
      if (stat (args->args[i].text, &file) == 0 && S_ISREG (file.st_mode))
        return (uint64_t) file.st_size;
      return 0;
    default:
      break;
    }
  return 0;
}
