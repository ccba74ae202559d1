/* diskfish: compute how many bytes a command will transfer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TRANSFER_H
#define COMMANDS_TRANSFER_H

#include "bind.h"

/* Return the bytes of the host files and directories that the command reads, or
 * 0 if unknown.
 */
uint64_t transfer_size (const struct args *args);

#endif
