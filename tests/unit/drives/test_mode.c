/* diskfish: each disk mode has its QEMU options, guarantees and names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "mode.h"

static const struct {
  const char *word;
  enum sync_mode sync;
  bool ignores_flushes;
  bool flushes_at_close;
  const char *on_host_crash;
} syncs[] = {
  { "full", SYNC_FULL, false, true, "nothing that was flushed" },
  { "fsync", SYNC_FSYNC, false, false, "nothing that was flushed" },
  { "none", SYNC_NONE, true, false, "anything written" },
  { "close", SYNC_CLOSE, true, true, "anything written before the close" },
};

static const struct {
  const char *word;
  enum cache_mode cache;
  bool direct;
} caches[] = {
  { "auto", CACHE_AUTO, false },
  { "cached", CACHE_CACHED, false },
  { "uncached", CACHE_UNCACHED, true },
};

TEST (sync__each_word__has_its_row)
{
  assert_int_equal (sync_choices.count, COUNT (syncs));
  for (size_t i = 0; i < COUNT (syncs); ++i) {
    enum sync_mode sync = SYNC_UNSET;
    struct mode mode = { .sync = syncs[i].sync };

    assert_true (sync_parse (syncs[i].word, &sync));
    assert_int_equal (sync, syncs[i].sync);
    assert_string_equal (sync_name (sync), syncs[i].word);
    assert_string_equal (sync_choices.list[i].word, syncs[i].word);
    assert_int_equal (mode_ignores_flushes (mode), syncs[i].ignores_flushes);
    assert_int_equal (mode_flushes_at_close (mode),
                      syncs[i].flushes_at_close);
    assert_string_equal (mode_loss (mode, BREAK_HOST),
                         syncs[i].on_host_crash);
    assert_false (mode_is_direct (mode));
  }
}

TEST (cache__each_word__has_its_row)
{
  assert_int_equal (cache_choices.count, COUNT (caches));
  for (size_t i = 0; i < COUNT (caches); ++i) {
    enum cache_mode cache = CACHE_UNSET;
    struct mode mode = { .cache = caches[i].cache };

    assert_true (cache_parse (caches[i].word, &cache));
    assert_int_equal (cache, caches[i].cache);
    assert_string_equal (cache_name (cache), caches[i].word);
    assert_string_equal (cache_choices.list[i].word, caches[i].word);
    assert_int_equal (mode_is_direct (mode), caches[i].direct);
    assert_false (mode_ignores_flushes (mode));
  }
}

TEST (parse__other_words__are_refused)
{
  static const char *const others[] = {
    "", "ful", "FULL", "Full", "full ", " full", "automatic", "unsafe",
    "writeback", "directsync", "0", "none,", "no-such-mode",
  };

  for (size_t i = 0; i < COUNT (others); ++i) {
    enum sync_mode sync = SYNC_NONE;
    enum cache_mode cache = CACHE_CACHED;

    assert_false (sync_parse (others[i], &sync));
    assert_int_equal (sync, SYNC_UNSET);
    assert_false (cache_parse (others[i], &cache));
    assert_int_equal (cache, CACHE_UNSET);
  }
}

TEST (unset_mode__has_no_effect)
{
  struct mode mode = { 0 };

  assert_string_equal (sync_name (SYNC_UNSET), "");
  assert_string_equal (cache_name (CACHE_UNSET), "");
  assert_false (mode_ignores_flushes (mode));
  assert_false (mode_is_direct (mode));
  assert_false (mode_flushes_at_close (mode));
  assert_string_equal (mode_loss (mode, BREAK_HOST),
                       "nothing that was flushed");
  assert_null (mode_cachemode (mode));
  assert_null (mode_qemu_set (mode, "hd0"));
}

TEST (cachemode__each_word__is_a_sync_mode)
{
  assert_int_equal (cachemode_choices.count, 2);
  assert_int_equal (cachemode_sync ("writeback"), SYNC_FSYNC);
  assert_int_equal (cachemode_sync ("unsafe"), SYNC_NONE);
  assert_int_equal (cachemode_sync ("none"), SYNC_UNSET);
  assert_int_equal (cachemode_sync ("Unsafe"), SYNC_UNSET);
  assert_int_equal (cachemode_sync (""), SYNC_UNSET);
}

/* Other cachemodes are refused with the accepted values, and with the reason if
 * the mode is plausible.
 */
TEST (cachemode__refused__lists_the_accepted)
{
  struct diag diag = { 0 };

  enum_unknown (&cachemode_choices, "writethrough", &diag);
  expect_diag (&diag, "usage -: cachemode 'writethrough' is refused: the "
               "guest already flushes when necessary | one of "
               "writeback, unsafe");
  enum_unknown (&cachemode_choices, "none", &diag);
  expect_diag (&diag, "usage -: cachemode 'none' is refused: no safer than "
               "writeback, slower, and not supported everywhere | one of "
               "writeback, unsafe");
  enum_unknown (&cachemode_choices, "unsfae", &diag);
  expect_diag (&diag, "usage -: unknown cachemode 'unsfae' | did you mean "
               "'unsafe'? (writeback, unsafe)");
}

TEST (to_libguestfs__only_ignored_flushes__need_its_option)
{
  assert_null (mode_cachemode ((struct mode) { .sync = SYNC_FULL }));
  assert_null (mode_cachemode ((struct mode) { .sync = SYNC_FSYNC }));
  assert_string_equal (mode_cachemode ((struct mode) { .sync = SYNC_NONE }),
                       "unsafe");
  assert_string_equal (mode_cachemode ((struct mode) { .sync = SYNC_CLOSE }),
                       "unsafe");
}

TEST (to_qemu__only_uncached__sets_an_option)
{
  assert_null (mode_qemu_set ((struct mode) { .cache = CACHE_AUTO }, "hd0"));
  assert_null (mode_qemu_set ((struct mode) { .cache = CACHE_CACHED },
                              "hd0"));
  expect_text (mode_qemu_set ((struct mode) { .cache = CACHE_UNCACHED },
                              "hd0"), "drive.hd0.cache.direct=on");
  expect_text (mode_qemu_set ((struct mode) { SYNC_NONE, CACHE_UNCACHED },
                              "hd27"), "drive.hd27.cache.direct=on");
}

TEST (bits__each_mode__has_qemus_name)
{
  static const struct {
    enum sync_mode sync;
    enum cache_mode cache;
    const char *name;
  } rows[] = {
    { SYNC_UNSET, CACHE_UNSET, "writeback" },
    { SYNC_FULL, CACHE_UNSET, "writeback" },
    { SYNC_FULL, CACHE_AUTO, "writeback" },
    { SYNC_FULL, CACHE_CACHED, "writeback" },
    { SYNC_FULL, CACHE_UNCACHED, "none" },
    { SYNC_FSYNC, CACHE_UNSET, "writeback" },
    { SYNC_FSYNC, CACHE_AUTO, "writeback" },
    { SYNC_FSYNC, CACHE_CACHED, "writeback" },
    { SYNC_FSYNC, CACHE_UNCACHED, "none" },
    { SYNC_NONE, CACHE_UNSET, "unsafe" },
    { SYNC_NONE, CACHE_AUTO, "unsafe" },
    { SYNC_NONE, CACHE_CACHED, "unsafe" },
    { SYNC_NONE, CACHE_UNCACHED, "direct, no flush" },
    { SYNC_CLOSE, CACHE_UNSET, "unsafe" },
    { SYNC_CLOSE, CACHE_AUTO, "unsafe" },
    { SYNC_CLOSE, CACHE_CACHED, "unsafe" },
    { SYNC_CLOSE, CACHE_UNCACHED, "direct, no flush" },
    { SYNC_UNSET, CACHE_UNCACHED, "none" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct cache_bits bits =
      mode_bits ((struct mode) { rows[i].sync, rows[i].cache });

    assert_true (bits.known);
    assert_true (bits.writeback);
    assert_string_equal (cache_bits_name (bits), rows[i].name);
  }
}

TEST (bits__every_combination__has_a_name)
{
  static const struct {
    bool known, writeback, direct, no_flush;
    const char *name;
  } rows[] = {
    { false, false, false, false, "" }, { false, true, true, true, "" },
    { true, true, false, false, "writeback" },
    { true, true, true, false, "none" },
    { true, true, false, true, "unsafe" },
    { true, true, true, true, "direct, no flush" },
    { true, false, false, false, "writethrough" },
    { true, false, true, false, "directsync" },
    { true, false, false, true, "writethrough" },
    { true, false, true, true, "directsync" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct cache_bits bits = { rows[i].known, rows[i].writeback,
                               rows[i].direct, rows[i].no_flush };

    assert_string_equal (cache_bits_name (bits), rows[i].name);
  }
}

TEST (tables__every_row__has_a_meaning)
{
  static const struct enum_table *const tables[] = {
    &sync_choices, &cache_choices, &cachemode_choices,
  };

  for (size_t i = 0; i < COUNT (tables); ++i) {
    assert_false (tables[i]->open);
    assert_false (tables[i]->nocase);
    for (size_t j = 0; j < tables[i]->count; ++j)
      assert_true (strlen (tables[i]->list[j].meaning) > 0);
  }
  assert_string_equal (sync_choices.what, "sync mode");
  assert_string_equal (cache_choices.what, "cache mode");
}

/* While the host runs, its kernel holds all flushed data, even if the storage
 * has not written it yet.
 */
TEST (losses__each_failure__is_described)
{
  static const struct {
    enum sync_mode sync;
    const char *full;
  } rows[] = {
    { SYNC_UNSET, "nothing that was flushed" },
    { SYNC_FULL, "nothing that was flushed" },
    { SYNC_FSYNC, "nothing that was flushed" },
    { SYNC_NONE, "data that no longer fits on the host, unreported" },
    { SYNC_CLOSE, "data that no longer fits on the host; the close fails" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    struct mode mode = { .sync = rows[i].sync };

    assert_string_equal (mode_loss (mode, BREAK_GUEST),
                         "nothing that was flushed");
    assert_string_equal (mode_loss (mode, BREAK_QEMU),
                         "nothing that was flushed");
    assert_string_equal (mode_loss (mode, BREAK_FULL), rows[i].full);
  }
}

TEST (elsewhere__each_program__has_its_names)
{
  assert_string_equal (sync_elsewhere (SYNC_FULL, PROGRAM_APPLE), "full");
  assert_string_equal (sync_elsewhere (SYNC_CLOSE, PROGRAM_APPLE), "");
  assert_string_equal (sync_elsewhere (SYNC_FSYNC, PROGRAM_VFKIT),
                       "(always)");
  assert_string_equal (sync_elsewhere (SYNC_UNSET, PROGRAM_TART), "");
  assert_string_equal (cache_elsewhere (CACHE_AUTO, PROGRAM_APPLE),
                       "automatic");
  assert_string_equal (cache_elsewhere (CACHE_AUTO, PROGRAM_MACOSVM), "auto");
  assert_string_equal (mode_programs[PROGRAM_TART].cache, "caching=");
}

TEST (mode_choices__are_all_sync_and_cache_modes)
{
  assert_int_equal (mode_choices.count,
                    sync_choices.count + cache_choices.count);
  assert_int_equal (enum_find (&mode_choices, "full"), 0);
  assert_int_equal (enum_find (&mode_choices, "auto"),
                    (int) sync_choices.count);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (sync__each_word__has_its_row),
    cmocka_unit_test (cache__each_word__has_its_row),
    cmocka_unit_test (parse__other_words__are_refused),
    cmocka_unit_test (unset_mode__has_no_effect),
    cmocka_unit_test (cachemode__each_word__is_a_sync_mode),
    cmocka_unit_test (cachemode__refused__lists_the_accepted),
    cmocka_unit_test (to_libguestfs__only_ignored_flushes__need_its_option),
    cmocka_unit_test (to_qemu__only_uncached__sets_an_option),
    cmocka_unit_test (bits__each_mode__has_qemus_name),
    cmocka_unit_test (bits__every_combination__has_a_name),
    cmocka_unit_test (losses__each_failure__is_described),
    cmocka_unit_test (elsewhere__each_program__has_its_names),
    cmocka_unit_test (mode_choices__are_all_sync_and_cache_modes),
    cmocka_unit_test (tables__every_row__has_a_meaning),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
