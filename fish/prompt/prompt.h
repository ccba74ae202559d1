/* diskfish: the text of the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_PROMPT_H
#define FISH_PROMPT_H

#include "diag.h"

/* Expand the escape sequences of a prompt variable, as in guestfish(1),
 * "PROMPT": \\ \[ \] \a \e \n \r \NNN \xNN.  \[ and \] become readline's marks.
 * The caller frees the text.  Return NULL with a diag if a sequence is invalid.
 */
char *prompt_expand (const char *variable, const char *text,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the prompt from GUESTFISH_PS1, or the default.  The caller frees it.
 * Set DIAG if the variable is invalid, and return the default.
 */
char *prompt_text (struct diag *diag) __attribute__ ((warn_unused_result));

#endif
