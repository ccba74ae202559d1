/* diskfish: ask QEMU for the cache bits of a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cache-bits.h"

#include <string.h>

#include "appliance.h"
#include "cleanup.h"

static struct cache_bits
bits_of (const json_t *block)
{
  const json_t *cache =
    json_object_get (json_object_get (block, "inserted"), "cache");

  return (struct cache_bits) {
    .known = cache != NULL,
    .writeback = json_is_true (json_object_get (cache, "writeback")),
    .direct = json_is_true (json_object_get (cache, "direct")),
    .no_flush = json_is_true (json_object_get (cache, "no-flush")),
  };
}

struct cache_bits
cache_bits_ask (struct qmp *qmp, const char *id)
{
  CLEANUP_JSON json_t *blocks =
    qmp_execute (qmp, "query-block", NULL);
  json_t *block;
  size_t i;

  json_array_foreach (blocks, i, block) {
    const char *device = json_string_value (json_object_get (block, "device"));

    if (device != NULL && strcmp (device, id) == 0)
      return bits_of (block);
  }
  return (struct cache_bits) { .known = false };
}

struct cache_bits
appliance_cache_bits (struct appliance *appliance, unsigned disk)
{
  CLEANUP_FREE char *id = xasprintf ("hd%u", disk);

  return cache_bits_ask (appliance_monitor (appliance), id);
}
