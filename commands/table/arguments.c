/* diskfish: the arguments of a command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "arguments.h"

void
args_place (const struct args *args, size_t index, struct diag *diag)
{
  diag_place (diag, args->source, args->args[index].span);
}
