/* diskfish: the cache bits of a disk that QEMU has open.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_CACHE_BITS_H
#define APPLIANCE_CACHE_BITS_H

#include "mode.h"
#include "qmp.h"

/* What QEMU says of the drive ID; unknown bits if it does not say, or QMP is
 * NULL.
 */
struct cache_bits cache_bits_ask (struct qmp *qmp, const char *id);

#endif
