/* diskfish: ask for keys and passphrases.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PASSPHRASE_H
#define FISH_PASSPHRASE_H

#include <stdbool.h>

#include "diag.h"

/* Ask for the key WHAT on the terminal, with the typed text visible only if
 * ECHO.  With FROM_STDIN, read a line of standard input instead.  The caller
 * frees the key.  Return NULL with a diag on failure.
 */
char *passphrase_read (const char *what, bool from_stdin, bool echo,
                       struct diag *diag)
  __attribute__ ((warn_unused_result));

#endif
