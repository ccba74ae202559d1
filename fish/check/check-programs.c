/* diskfish: programs of the host that a script runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-programs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"

/* Words of sh(1) that are no programs, or behind which a command stands. */
static bool
is_of_shell (const char *word)
{
  static const char *const words[] = {
    "!", ".", ":", "[", "alias", "bg", "break", "case", "cd", "command",
    "continue", "do", "done", "elif", "else", "esac", "eval", "exec", "exit",
    "export", "fc", "fg", "fi", "for", "function", "getopts", "hash", "if",
    "in", "jobs", "local", "read", "readonly", "return", "select", "set",
    "shift", "source", "then", "time", "times", "trap", "type", "ulimit",
    "umask", "unalias", "unset", "until", "wait", "while",
  };

  for (size_t i = 0; i < sizeof words / sizeof *words; ++i)
    if (strcmp (words[i], word) == 0)
      return true;
  return false;
}

static bool
is_in_path (const char *name)
{
  const char *path = getenv ("PATH");

  for (size_t len; path != NULL && *path != '\0'; path += len) {
    CLEANUP_FREE char *file = NULL;

    len = strcspn (path, ":");
    file = xasprintf ("%.*s/%s", (int) len, path, name);
    if (access (len > 0 ? file : name, X_OK) == 0)
      return true;
    len += path[len] == ':';
  }
  return path == NULL;
}

static bool
is_there (const char *name, bool changing)
{
  if (strchr (name, '/') != NULL)
    return changing || access (name, X_OK) == 0;
  return is_in_path (name);
}

/* NAME=VALUE before a command. */
static bool
is_assignment (const char *word, size_t len)
{
  size_t name = strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        "abcdefghijklmnopqrstuvwxyz0123456789_");

  return name > 0 && name < len && word[name] == '=' &&
    !isdigit ((unsigned char) *word);
}

/* Behind a command: at what separates it from the next one, or at the end, or
 * where only the shell knows.
 */
static const char *
skip_command (const char *p)
{
  for (; *p != '\0' && strchr ("|;\n", *p) == NULL; ++p)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '\'' || *p == '"') {
      size_t len = strcspn (p + 1, *p == '"' ? "\"\\$`" : "'");

      if (p[1 + len] != *p)
        return "";
      p += 1 + len;
    }
    else if (*p == '&' && p[-1] != '>' && p[-1] != '<' && p[1] != '>')
      break;
    else if (strchr ("$`(){}", *p) != NULL || strncmp (p, "<<", 2) == 0)
      return "";
  return p;
}

/* The word that names a command is plain text. */
static bool
is_plain (const char *word, size_t len)
{
  for (size_t i = 0; i < len; ++i)
    if (strchr ("'\"\\$`(){}<>*?[]#~=", word[i]) != NULL)
      return false;
  return len > 0;
}

static size_t
word_length (const char *word)
{
  return strcspn (word, " \t\n|;&");
}

/* Behind plain assignments, to the name of the command. */
static const char *
skip_to_name (const char *p)
{
  p += strspn (p, " \t\n|;&");
  for (size_t len; is_assignment (p, len = word_length (p)) &&
         strcspn (p, "'\"\\$`(") >= len;) {
    p += len;
    p += strspn (p, " \t");
  }
  return p;
}

int
check_programs (const struct source *source, struct span span,
                const char *text, bool changing, struct diag *diag)
{
  for (const char *p = skip_to_name (text); *p != '\0';
       p = skip_to_name (skip_command (p))) {
    size_t len = word_length (p), start = span.start + (size_t) (p - text);
    CLEANUP_FREE char *name = xstrndup (p, len);

    if (!is_plain (p, len) || is_of_shell (name))
      return 0;
    if (is_there (name, changing))
      continue;
    /* Where the command is not written as it is, all of it. */
    if (span.end - span.start == strlen (text))
      span = (struct span) { start, start + len };
    return diag_at (diag, DIAG_FAILED, source, span,
                    "there is no program '%s' on this host", name);
  }
  return 0;
}
