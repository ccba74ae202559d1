/* diskfish: ask for keys and passphrases.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>

#include "cleanup.h"
#include "xalloc.h"

static char *
passphrase_read_line (FILE *in, struct diag *diag)
{
  CLEANUP_FREE char *line = NULL;
  size_t cap = 0;
  ssize_t len = getline (&line, &cap, in);

  if (len < 0) {
    diag_set (diag, DIAG_FAILED, "no key was given");
    return NULL;
  }
  if (len > 0 && line[len-1] == '\n')
    line[len-1] = '\0';
  return STEAL (line);
}

static char *
ask (FILE *terminal, const char *what, bool echo, struct diag *diag)
{
  struct termios shown, hidden;
  bool can_hide = !echo && tcgetattr (fileno (terminal), &shown) == 0;
  char *key;

  fprintf (terminal, "Enter key or passphrase (\"%s\"): ", what);
  fflush (terminal);
  if (can_hide) {
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t) ECHO;
    tcsetattr (fileno (terminal), TCSAFLUSH, &hidden);
  }
  key = passphrase_read_line (terminal, diag);
  if (can_hide)
    tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
  if (!echo)
    putc ('\n', terminal);
  return key;
}

char *
passphrase_read (const char *what, bool from_stdin, bool echo,
                 struct diag *diag)
{
  CLEANUP_FCLOSE FILE *terminal = NULL;

  if (from_stdin)
    return passphrase_read_line (stdin, diag);
  terminal = fopen ("/dev/tty", "r+e");
  /* A server has no controlling terminal; its standard input is the terminal of
   * the client.
   */
  if (terminal == NULL && isatty (STDIN_FILENO))
    terminal = fdopen (fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 3), "r+");
  if (terminal == NULL) {
    diag_set (diag, DIAG_FAILED, "cannot ask for the %s: no terminal", what);
    diag_hint (diag, "use --keys-from-stdin to read keys from standard input");
    return NULL;
  }
  return ask (terminal, what, echo, diag);
}
