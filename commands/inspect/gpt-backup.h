/* diskfish: check the backup of a GUID partition table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_GPT_BACKUP_H
#define COMMANDS_GPT_BACKUP_H

#include "block.h"

/* Add a note to a disk with a GUID partition table if one copy of the table is
 * damaged, or if the backup is not at the end of the disk.
 */
void gpt_backup_note (guestfs_h *g, struct block *disk);

#endif
