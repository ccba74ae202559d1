/* diskfish: fuzz the escape sequences of the prompt's variables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "prompt.h"
#include "xalloc.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t len)
{
  CLEANUP_FREE char *text = xstrndup ((const char *) data, len);
  CLEANUP_FREE char *prompt = NULL;
  struct diag diag = { 0 };

  prompt = prompt_expand ("GUESTFISH_PS1", text, &diag);
  if (prompt == NULL) {
    fuzz_check_diag (&diag, NULL);
    fuzz_print_diag (&diag);
    diag_reset (&diag);
    return 0;
  }
  REQUIRE (!diag_is_set (&diag) && strlen (prompt) <= strlen (text));
  REQUIRE (strchr (text, '\\') != NULL || strcmp (prompt, text) == 0);
  return 0;
}
