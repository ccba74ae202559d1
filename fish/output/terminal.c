/* diskfish: features of the terminal that output goes to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "terminal.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "escape.h"
#include "xalloc.h"

bool
terminal_is (FILE *out)
{
  return isatty (fileno (out));
}

static bool
is_dumb (void)
{
  const char *term = getenv ("TERM");

  return term == NULL || *term == '\0' || strcmp (term, "dumb") == 0;
}

bool
terminal_rewrites (FILE *out)
{
  return terminal_is (out) && !is_dumb ();
}

bool
terminal_has_colours (FILE *out)
{
  const char *none = getenv ("NO_COLOR");

  return terminal_is (out) && (none == NULL || *none == '\0') && !is_dumb ();
}

bool
terminal_has_pictures (FILE *out)
{
  return strcmp (nl_langinfo (CODESET), "UTF-8") == 0 &&
    !(terminal_is (out) && is_dumb ());
}

size_t
terminal_columns (FILE *out)
{
  struct winsize size = { 0 };

  if (!terminal_is (out) || ioctl (fileno (out), TIOCGWINSZ, &size) == -1)
    return 0;
  return size.ws_col;
}

/* True for plain ASCII.  This is faster than isatty(3), a system call. */
static bool
is_printable (const char *text)
{
  while (*text >= ' ' && *text <= '~')
    text++;
  return *text == '\0';
}

char *
terminal_text (FILE *out, const char *text, const char *keep)
{
  if (is_printable (text) || !terminal_is (out))
    return xstrdup (text);
  return escape_controls (text, strlen (text), keep);
}
