/* diskfish: ~ and ~user at the start of a word.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tilde.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

bool
tilde_is_home (enum word_kind kind, const char *text)
{
  return kind == WORD_BARE && text[0] == '~';
}

char *
tilde_expand_path (const char *text)
{
  const char *slash = strchrnul (text, '/'), *home = NULL;
  CLEANUP_FREE char *user = xstrndup (text + 1, (size_t) (slash - text) - 1);
  struct passwd *entry = NULL;

  if (*user == '\0')
    home = getenv ("HOME");
  if (home == NULL) {
    entry = *user == '\0' ? getpwuid (geteuid ()) : getpwnam (user);
    home = entry ? entry->pw_dir : NULL;
  }
  return home ? xasprintf ("%s%s", home, slash) : NULL;
}
