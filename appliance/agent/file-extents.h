/* diskfish: where a file has data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_FILE_EXTENTS_H
#define APPLIANCE_FILE_EXTENTS_H

#include "transfer-protocol.h"

/* List where a regular file of SIZE bytes has data, in whole blocks, up to
 * TRANSFER_EXTENTS.  A file with more holes, or on a file system that does not
 * report them, is one extent.  Returns their number.
 */
uint32_t file_extents (int fd, uint64_t size, struct transfer_extent *extents);

/* Make the whole file one extent.  Returns their number: 1. */
uint32_t whole_file (uint64_t size, struct transfer_extent *extents);

#endif
