/* diskfish: how much memory is free.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_MEMORY_H
#define COMMON_MEMORY_H

#include <stdint.h>

/* The bytes that a program can have now without anything being swapped out:
 * the host keeps files in the rest only as long as nobody wants it.
 */
uint64_t memory_available (void);

#endif
