/* diskfish: recognise the command line of a program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "command-words.h"

#include <string.h>

bool
command_words_match (char **argv, const char *const *words, size_t count,
                     const char **any)
{
  for (size_t i = 0; i < count; ++i) {
    if (argv[i] == NULL)
      return false;
    if (words[i] == NULL)
      *any = argv[i];
    else if (strcmp (words[i], "#") == 0) {
      if (argv[i][strspn (argv[i], "0123456789")] != '\0')
        return false;
    }
    else if (strcmp (words[i], argv[i]) != 0)
      return false;
  }
  return argv[count] == NULL;
}
