/* diskfish: show long texts with a pager.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pager.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "diag.h"
#include "host.h"
#include "terminal.h"

/* True if a pager can be used.  Without $PAGER, use one only if the terminal
 * can move the cursor.
 */
static bool
has_pager (void)
{
  const char *own = getenv ("PAGER");

  return terminal_rewrites (stdout) || (own != NULL && *own != '\0');
}

/* True if the text fits into the window.  Long lines take several rows. */
static bool
fits (const char *text)
{
  struct winsize size;
  unsigned lines = 0, column = 0;

  if (!isatty (STDOUT_FILENO) || !has_pager () ||
      ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == -1 || size.ws_row == 0)
    return true;
  for (; *text != '\0'; text++) {
    bool full = *text != '\n' && size.ws_col > 0 && column == size.ws_col;

    lines += *text == '\n' || full;
    column = *text == '\n' ? 0 : full ? 1 : column + 1;
  }
  return lines + 1 < size.ws_row;
}

void
page_text (const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct host_pipe reader;

  if (fits (text) ||
      host_pipe_open (&reader, "for p in \"$PAGER\" 'less -FRX' more cat; do "
                      "[ -n \"$p\" ] && command -v ${p%%[ ]*} >/dev/null && "
                      "exec $p; done",
                      &diag) == -1) {
    fputs (text, stdout);
    return;
  }
  fputs (text, stdout);
  /* Ignore failures: the user may quit the pager early, or lack one. */
  if (host_pipe_close (&reader, &diag) == -1)
    diag_reset (&diag);
}
