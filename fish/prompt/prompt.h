/* diskfish: the prompt's texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROMPT_H
#define FISH_PROMPT_H

#include "diag.h"

/* Expand the escape sequences of a prompt variable, see guestfish(1),
 * "PROMPT": \\ \[ \] \a \e \n \r \NNN \xNN.  \[ and \] become readline's
 * marks.  NULL with a diag if one is broken; freed by the caller.
 */
char *prompt_expand (const char *variable, const char *text,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The prompt: of GUESTFISH_PS1 or the usual one.  A broken variable is
 * reported in DIAG, and then the usual one is taken.
 */
char *prompt_text (struct diag *diag) __attribute__ ((warn_unused_result));

#endif
