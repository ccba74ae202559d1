/* diskfish: the table of disk modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mode.h"

#include <stddef.h>

#include "xalloc.h"

/* Losses after a crash of the guest, of QEMU, of the host, and when the host's
 * disk is full.
 */
#define FLUSHED "nothing that was flushed"
#define ALL_FLUSHED FLUSHED, FLUSHED, FLUSHED, FLUSHED

/* Names in Apple's framework, macosvm, tart and vfkit. */
#define NAMES(apple, macosvm, tart, vfkit) apple, macosvm, tart, vfkit
#define EVERYWHERE(name) NAMES (name, name, name, "")

/* Columns: name, enumerator, true if flushes are ignored, true if the image is
 * flushed at the close, meaning, losses, names in other programs.
 */
#define SYNC_MODES(X)                                                   \
  X ("full", SYNC_FULL, false, true,                                    \
     "guest flushes reach the host's storage; a clean close is verified", \
     ALL_FLUSHED, EVERYWHERE ("full"))                                  \
  X ("fsync", SYNC_FSYNC, false, false,                                 \
     "guest flushes reach the host's storage",                          \
     ALL_FLUSHED, NAMES ("fsync", "fsync", "fsync", "(always)"))        \
  X ("none", SYNC_NONE, true, false,                                    \
     "guest flushes are ignored: fast, for scratch disks",              \
     NAMES (FLUSHED, FLUSHED, "anything written",                       \
            "data that no longer fits on the host, unreported"),         \
     EVERYWHERE ("none"))                                               \
  X ("close", SYNC_CLOSE, true, true,                                   \
     "guest flushes are ignored; closing the drive flushes everything", \
     NAMES (FLUSHED, FLUSHED, "anything written before the close",      \
            "data that no longer fits on the host; the close fails"),    \
     EVERYWHERE (""))

/* Columns: name, enumerator, true for O_DIRECT, meaning, names in other
 * programs.
 */
#define CACHE_MODES(X)                                                  \
  X ("auto", CACHE_AUTO, false, "use the host's page cache, same as cached", \
     NAMES ("automatic", "auto", "automatic", ""))                      \
  X ("cached", CACHE_CACHED, false, "use the host's page cache",    \
     NAMES ("cached", "cached", "cached", "(always)"))                  \
  X ("uncached", CACHE_UNCACHED, true,                                  \
     "bypass the host's page cache (O_DIRECT); an error if unsupported", \
     EVERYWHERE ("uncached"))

#define SYNC_CHOICE(word, id, ignored, at_close, meaning, losses, names) \
  { word, meaning },
#define CACHE_CHOICE(word, id, direct, meaning, names) { word, meaning },
#define SYNC_ROW(word, id, ignored, at_close, meaning, losses, names) \
  [id] = { word, ignored, at_close, { losses }, { names } },
#define CACHE_ROW(word, id, direct, meaning, names) \
  [id] = { word, direct, { names } },

static const struct enum_entry sync_list[] = { SYNC_MODES (SYNC_CHOICE) };
static const struct enum_entry cache_list[] = { CACHE_MODES (CACHE_CHOICE) };
static const struct enum_entry mode_list[] = {
  SYNC_MODES (SYNC_CHOICE)
  CACHE_MODES (CACHE_CHOICE)
};
static const struct enum_entry cachemode_list[] = {
  { "writeback", "guest flushes reach the host's storage, same as sync=fsync" },
  { "unsafe", "guest flushes are ignored, same as sync=none" },
};

static const struct enum_entry cachemode_refused[] = {
  { "none", "no safer than writeback, slower, and not supported everywhere" },
  { "writethrough", "the guest already flushes when necessary" },
  { "directsync", "the guest already flushes when necessary" },
  { NULL, NULL },
};

#define COUNT(list) (sizeof (list) / sizeof *(list))

const struct enum_table sync_choices = {
  .what = "sync mode", .list = sync_list, .count = COUNT (sync_list),
};
const struct enum_table cache_choices = {
  .what = "cache mode", .list = cache_list, .count = COUNT (cache_list),
};
const struct enum_table mode_choices = {
  .what = "mode", .list = mode_list, .count = COUNT (mode_list),
};
const struct enum_table cachemode_choices = {
  .what = "cachemode", .list = cachemode_list,
  .count = COUNT (cachemode_list), .refused = cachemode_refused,
};

static const struct {
  const char *name;
  bool ignores_flushes;
  bool flushes_at_close;
  const char *losses[MODE_BREAKS];
  const char *elsewhere[MODE_PROGRAMS];
} syncs[] = {
  [SYNC_UNSET] = { "", false, false, { ALL_FLUSHED }, { EVERYWHERE ("") } },
  SYNC_MODES (SYNC_ROW)
};

static const struct {
  const char *name;
  bool direct;
  const char *elsewhere[MODE_PROGRAMS];
} caches[] = {
  [CACHE_UNSET] = { "", false, { EVERYWHERE ("") } },
  CACHE_MODES (CACHE_ROW)
};

const char *const mode_break_names[MODE_BREAKS] = {
  [BREAK_GUEST] = "the guest crashes",
  [BREAK_QEMU] = "QEMU crashes, or is killed",
  [BREAK_HOST] = "the host crashes, or loses power",
  [BREAK_FULL] = "the host's disk becomes full",
};

const struct mode_program mode_programs[MODE_PROGRAMS] = {
  [PROGRAM_APPLE] = { "Apple",
                      "VZDiskImageSynchronizationMode",
                      "VZDiskImageCachingMode" },
  [PROGRAM_MACOSVM] = { "macosvm", "sync=", "cache=" },
  [PROGRAM_TART] = { "tart", "sync=", "caching=" },
  [PROGRAM_VFKIT] = { "vfkit", "", "" },
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
  int index = enum_find (&sync_choices, word);

  *sync = (enum sync_mode) (index + 1);
  return index >= 0;
}

bool
cache_parse (const char *word, enum cache_mode *cache)
{
  int index = enum_find (&cache_choices, word);

  *cache = (enum cache_mode) (index + 1);
  return index >= 0;
}

enum sync_mode
cachemode_sync (const char *word)
{
  static const enum sync_mode modes[] = { SYNC_FSYNC, SYNC_NONE };
  int index = enum_find (&cachemode_choices, word);

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
mode_loss (struct mode mode, enum mode_break what)
{
  return syncs[mode.sync].losses[what];
}

const char *
sync_elsewhere (enum sync_mode sync, enum mode_program_id program)
{
  return syncs[sync].elsewhere[program];
}

const char *
cache_elsewhere (enum cache_mode cache, enum mode_program_id program)
{
  return caches[cache].elsewhere[program];
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
