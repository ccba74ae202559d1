/* diskfish: filesystems among the types that blkid reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FILESYSTEM_TYPES_H
#define COMMANDS_FILESYSTEM_TYPES_H

#include <stdbool.h>

/* True if TYPE is that of a filesystem. */
bool filesystem_types_include (const char *type);

/* Return why the content of TYPE cannot be read yet: it needs a key, or the
 * other members of an array.  NULL for all other types.
 */
const char *filesystem_types_closed (const char *type);

#endif
