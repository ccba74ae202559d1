/* diskfish: distinguish file systems from other types of blkid(8).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FILESYSTEM_TYPES_H
#define COMMANDS_FILESYSTEM_TYPES_H

#include <stdbool.h>

/* True if TYPE is a file system. */
bool filesystem_types_include (const char *type);

/* Return why contents of TYPE cannot be read yet: they need a key, or the other
 * members of an array.  Return NULL for all other types.
 */
const char *filesystem_types_closed (const char *type);

#endif
