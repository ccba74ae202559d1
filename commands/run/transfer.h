/* diskfish: how much a command will transfer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_TRANSFER_H
#define COMMANDS_TRANSFER_H

#include "bind.h"

/* The bytes of the host's files and folders that the command reads; 0 if that
 * is not known before.
 */
uint64_t transfer_size (const struct args *args);

#endif
