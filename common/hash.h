/* diskfish: a 64-bit hash (FNV-1a), not safe against an attacker.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_HASH_H
#define COMMON_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The hash of no bytes: FNV's offset basis. */
#define HASH_START UINT64_C (0xcbf29ce484222325)

/* Return the hash of the bytes hashed so far, followed by LEN more. */
static inline uint64_t
hash_add (uint64_t hash, const void *bytes, size_t len)
{
  const unsigned char *p = bytes;

  for (size_t i = 0; i < len; ++i)
    hash = (hash ^ p[i]) * UINT64_C (0x100000001b3);
  return hash;
}

#endif
