/* diskfish: ask QEMU for the cache bits of a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CACHE_BITS_H
#define APPLIANCE_CACHE_BITS_H

#include "mode.h"
#include "qmp.h"

/* Return the cache bits of the drive ID ("hd0") from query-block, or unknown
 * bits if QEMU does not report them or QMP is NULL.
 */
struct cache_bits cache_bits_ask (struct qmp *qmp, const char *id);

#endif
