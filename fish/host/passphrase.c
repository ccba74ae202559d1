/* diskfish: ask for keys and passphrases.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "passphrase.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cleanup.h"
#include "signals.h"
#include "strbuf.h"

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

/* A terminal that waits for a key. */
struct key_prompt {
  int fd;
  const char *what;
  bool hide;                    /* what is typed is not shown */
  struct termios shown;
  sigset_t before;              /* the signal mask outside of the prompt */
};

/* ^\ would end the program without restoring the terminal. */
static void
key_prompt_show (struct key_prompt *prompt)
{
  struct termios hidden;

  dprintf (prompt->fd, "Enter key or passphrase (\"%s\"): ", prompt->what);
  if (!prompt->hide || tcgetattr (prompt->fd, &prompt->shown) == -1)
    return;
  hidden = prompt->shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  hidden.c_cc[VQUIT] = _POSIX_VDISABLE;
  tcsetattr (prompt->fd, TCSAFLUSH, &hidden);
}

static void
key_prompt_restore (const struct key_prompt *prompt)
{
  if (!prompt->hide)
    return;
  tcsetattr (prompt->fd, TCSAFLUSH, &prompt->shown);
  dprintf (prompt->fd, "\n");
}

/* Stop for ^Z with the terminal as it was.  A shell that continues the program
 * restores its own settings, so hide what is typed again.
 */
static void
key_prompt_stop (struct key_prompt *prompt)
{
  bool stop = signals_stop_wanted ();
  sigset_t blocked;

  if (stop) {
    key_prompt_restore (prompt);
    sigprocmask (SIG_SETMASK, &prompt->before, &blocked);
    signals_stop ();
    sigprocmask (SIG_SETMASK, &blocked, NULL);
  }
  if (signals_continued () || stop)
    key_prompt_show (prompt);
}

/* Read until the end of the line.  Returns false if there is none. */
static bool
key_prompt_read (struct key_prompt *prompt, struct strbuf *line)
{
  struct pollfd event = { .fd = prompt->fd, .events = POLLIN };
  char piece[256];
  ssize_t got = 1;

  while (got > 0 && signals_received () == 0) {
    key_prompt_stop (prompt);
    /* A signal ends the wait even if it came before. */
    if (ppoll (&event, 1, NULL, &prompt->before) <= 0)
      continue;
    got = read (prompt->fd, piece, sizeof piece);
    if (got > 0)
      strbuf_add (line, piece, (size_t) got);
    if (got > 0 && piece[got-1] == '\n')
      break;
  }
  explicit_bzero (piece, sizeof piece);
  return line->len > 0 && signals_received () == 0;
}

static void
block_signals (sigset_t *before)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT };
  sigset_t set;

  sigemptyset (&set);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i)
    sigaddset (&set, numbers[i]);
  sigprocmask (SIG_BLOCK, &set, before);
}

static char *
ask (int terminal, const char *what, bool echo, struct diag *diag)
{
  struct key_prompt prompt = { .fd = terminal, .what = what };
  enum signals_mode before = signals_set_mode (SIGNALS_READING);
  struct strbuf line = { 0 };
  bool read;

  prompt.hide = !echo && isatty (terminal);
  block_signals (&prompt.before);
  key_prompt_show (&prompt);
  read = key_prompt_read (&prompt, &line);
  key_prompt_restore (&prompt);
  sigprocmask (SIG_SETMASK, &prompt.before, NULL);
  signals_set_mode (before);
  if (read) {
    line.len -= line.ptr[line.len-1] == '\n';
    line.ptr[line.len] = '\0';
    return strbuf_steal (&line);
  }
  strbuf_reset (&line);
  diag_set (diag, DIAG_FAILED, "no key was given");
  return NULL;
}

char *
passphrase_read (const char *what, bool from_stdin, bool echo,
                 struct diag *diag)
{
  CLEANUP_CLOSE int terminal = -1;

  if (from_stdin)
    return passphrase_read_line (stdin, diag);
  terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC);
  /* A server has no controlling terminal; its standard input is the terminal of
   * the client.
   */
  if (terminal == -1 && isatty (STDIN_FILENO))
    terminal = fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  if (terminal == -1) {
    diag_set (diag, DIAG_FAILED, "cannot ask for the %s: no terminal", what);
    diag_hint (diag, "use --keys-from-stdin to read keys from standard input");
    return NULL;
  }
  return ask (terminal, what, echo, diag);
}
