/* diskfish: a checksum against accidents (FNV-1a, 64 bits).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_HASH_H
#define COMMON_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C (0xcbf29ce484222325)

static inline uint64_t
hash_add (uint64_t hash, const void *bytes, size_t len)
{
  const unsigned char *p = bytes;

  for (size_t i = 0; i < len; ++i)
    hash = (hash ^ p[i]) * UINT64_C (0x100000001b3);
  return hash;
}

#endif
