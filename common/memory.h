/* diskfish: measure the available memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_MEMORY_H
#define COMMON_MEMORY_H

#include <stdint.h>

/* Return the bytes that this process can allocate now without swapping: the
 * lesser of MemAvailable, which counts the page cache as free, and the limit
 * of the control group.  Return 0 if neither is known.
 */
uint64_t memory_available (void);

#endif
