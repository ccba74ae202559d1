/* diskfish: the one table of disk modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mode.h"

#include <stddef.h>

#include "xalloc.h"

/* word, enumerator, flushes ignored, flushed at close, meaning, and what a
 * crash of the host loses.
 */
#define SYNC_MODES(X)                                                   \
  X ("full", SYNC_FULL, false, true,                                    \
     "guest flushes reach the host's storage; a clean close is verified", \
     "nothing that was flushed")                                        \
  X ("fsync", SYNC_FSYNC, false, false,                                 \
     "guest flushes reach the host's storage",                          \
     "nothing that was flushed")                                        \
  X ("none", SYNC_NONE, true, false,                                    \
     "guest flushes are ignored: fast, for scratch disks",              \
     "anything written")                                                \
  X ("close", SYNC_CLOSE, true, true,                                   \
     "guest flushes are ignored until the drive is closed, then all is kept", \
     "anything written before the close")

/* word, enumerator, O_DIRECT, meaning. */
#define CACHE_MODES(X)                                                  \
  X ("auto", CACHE_AUTO, false, "through the host's page cache, as cached") \
  X ("cached", CACHE_CACHED, false, "through the host's page cache")    \
  X ("uncached", CACHE_UNCACHED, true,                                  \
     "past the host's page cache (O_DIRECT); refused where it cannot be")

#define SYNC_CHOICE(word, id, ignored, at_close, meaning, loss) \
  { word, meaning },
#define CACHE_CHOICE(word, id, direct, meaning) { word, meaning },
#define SYNC_ROW(word, id, ignored, at_close, meaning, loss) \
  [id] = { word, ignored, at_close, loss },
#define CACHE_ROW(word, id, direct, meaning) [id] = { word, direct },

static const struct choice sync_list[] = { SYNC_MODES (SYNC_CHOICE) };
static const struct choice cache_list[] = { CACHE_MODES (CACHE_CHOICE) };
static const struct choice cachemode_list[] = {
  { "writeback", "guest flushes reach the host's storage, as sync=fsync" },
  { "unsafe", "guest flushes are ignored, as sync=none" },
};

static const struct choice cachemode_refused[] = {
  { "none", "no safer than writeback, slower, and not possible everywhere" },
  { "writethrough", "the guest flushes when it must" },
  { "directsync", "the guest flushes when it must" },
  { NULL, NULL },
};

#define COUNT(list) (sizeof (list) / sizeof *(list))

const struct choices sync_choices = {
  .what = "sync mode", .list = sync_list, .count = COUNT (sync_list),
};
const struct choices cache_choices = {
  .what = "cache mode", .list = cache_list, .count = COUNT (cache_list),
};
const struct choices cachemode_choices = {
  .what = "cachemode", .list = cachemode_list,
  .count = COUNT (cachemode_list), .refused = cachemode_refused,
};

static const struct {
  const char *name;
  bool ignores_flushes;
  bool flushes_at_close;
  const char *on_host_crash;
} syncs[] = {
  [SYNC_UNSET] = { "", false, false, "nothing that was flushed" },
  SYNC_MODES (SYNC_ROW)
};

static const struct {
  const char *name;
  bool direct;
} caches[] = {
  [CACHE_UNSET] = { "", false },
  CACHE_MODES (CACHE_ROW)
};

const char *
sync_name (enum sync_mode sync)
{
  return syncs[sync].name;
}

const char *
cache_name (enum cache_mode cache)
{
  return caches[cache].name;
}

bool
sync_parse (const char *word, enum sync_mode *sync)
{
  int index = choices_find (&sync_choices, word);

  *sync = (enum sync_mode) (index + 1);
  return index >= 0;
}

bool
cache_parse (const char *word, enum cache_mode *cache)
{
  int index = choices_find (&cache_choices, word);

  *cache = (enum cache_mode) (index + 1);
  return index >= 0;
}

enum sync_mode
cachemode_sync (const char *word)
{
  static const enum sync_mode modes[] = { SYNC_FSYNC, SYNC_NONE };
  int index = choices_find (&cachemode_choices, word);

  return index < 0 ? SYNC_UNSET : modes[index];
}

bool
mode_ignores_flushes (struct mode mode)
{
  return syncs[mode.sync].ignores_flushes;
}

bool
mode_is_direct (struct mode mode)
{
  return caches[mode.cache].direct;
}

bool
mode_flushes_at_close (struct mode mode)
{
  return syncs[mode.sync].flushes_at_close;
}

const char *
mode_on_host_crash (struct mode mode)
{
  return syncs[mode.sync].on_host_crash;
}

const char *
mode_cachemode (struct mode mode)
{
  return mode_ignores_flushes (mode) ? "unsafe" : NULL;
}

char *
mode_qemu_set (struct mode mode, const char *drive_id)
{
  if (!mode_is_direct (mode))
    return NULL;
  return xasprintf ("drive.%s.cache.direct=on", drive_id);
}

const char *
mode_qemu_members (struct mode mode)
{
  static const char *const members[2][2] = {
    { "cache.direct=off,cache.no-flush=off",
      "cache.direct=off,cache.no-flush=on" },
    { "cache.direct=on,cache.no-flush=off",
      "cache.direct=on,cache.no-flush=on" },
  };

  return members[mode_is_direct (mode)][mode_ignores_flushes (mode)];
}

struct cache_bits
mode_bits (struct mode mode)
{
  return (struct cache_bits) {
    .known = true,
    .writeback = true,
    .direct = mode_is_direct (mode),
    .no_flush = mode_ignores_flushes (mode),
  };
}

const char *
cache_bits_name (struct cache_bits bits)
{
  if (!bits.known)
    return "";
  if (!bits.writeback)
    return bits.direct ? "directsync" : "writethrough";
  if (bits.direct)
    return bits.no_flush ? "direct, no flush" : "none";
  return bits.no_flush ? "unsafe" : "writeback";
}
