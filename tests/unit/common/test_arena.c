/* diskfish: an arena returns aligned memory that stays valid until it is freed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdalign.h>
#include <string.h>

#include "arena.h"

enum { MORE_THAN_A_BLOCK = 300 * 1024 };

TEST (alloc__any_size__is_aligned)
{
  struct arena arena = { 0 };

  for (size_t size = 0; size < 100; ++size) {
    char *p = arena_alloc (&arena, size);

    assert_non_null (p);
    assert_int_equal ((uintptr_t) p % alignof (max_align_t), 0);
    memset (p, 'x', size);
  }
  arena_free (&arena);
}

TEST (alloc__size_0__gives_distinct_pointers)
{
  struct arena arena = { 0 };
  char *a = arena_alloc (&arena, 0), *b = arena_alloc (&arena, 0);

  assert_ptr_not_equal (a, b);
  arena_free (&arena);
}

TEST (alloc__many__preserves_contents)
{
  struct arena arena = { 0 };
  unsigned char *pieces[2000];

  for (size_t i = 0; i < COUNT (pieces); ++i) {
    pieces[i] = arena_alloc (&arena, 100);
    memset (pieces[i], (int) (i % 251), 100);
  }
  for (size_t i = 0; i < COUNT (pieces); ++i)
    for (size_t j = 0; j < 100; ++j)
      assert_int_equal (pieces[i][j], i % 251);
  arena_free (&arena);
}

TEST (alloc__more_than_a_block__is_contiguous)
{
  struct arena arena = { 0 };
  char *before = arena_copy (&arena, "before", 6);
  char *big = arena_alloc (&arena, MORE_THAN_A_BLOCK);
  char *after = arena_copy (&arena, "after", 5);

  memset (big, 'x', MORE_THAN_A_BLOCK);
  assert_string_equal (before, "before");
  assert_string_equal (after, "after");
  arena_free (&arena);
}

TEST (alloc__exactly_a_block__fills_it)
{
  struct arena arena = { 0 };
  char *first = arena_alloc (&arena, 64 * 1024);
  char *second = arena_alloc (&arena, 1);

  memset (first, 'x', 64 * 1024);
  *second = 'y';
  assert_int_equal (first[64 * 1024 - 1], 'x');
  arena_free (&arena);
}

TEST (alloc__growing__preserves_all_blocks)
{
  struct arena arena = { 0 };
  unsigned char *blocks[400];

  for (size_t i = 0; i < COUNT (blocks); ++i)
    blocks[i] = memset (arena_alloc (&arena, 1 + i * 3), (int) (i % 251),
                        1 + i * 3);
  for (size_t i = 0; i < COUNT (blocks); ++i)
    for (size_t j = 0; j < 1 + i * 3; ++j)
      assert_int_equal (blocks[i][j], i % 251);
  arena_free (&arena);
}

TEST (copy__bytes__ends_in_nul)
{
  struct arena arena = { 0 };

  /* Overwrite the zeroes of fresh memory first. */
  memset (arena_alloc (&arena, 64), 'x', 64);
  assert_memory_equal (arena_copy (&arena, "a\0b", 3), "a\0b", 4);
  assert_string_equal (arena_copy (&arena, "abcdef", 2), "ab");
  arena_free (&arena);
}

TEST (copy__no_bytes__is_empty)
{
  struct arena arena = { 0 };

  assert_string_equal (arena_copy (&arena, NULL, 0), "");
  arena_free (&arena);
}

TEST (free__empty__does_nothing)
{
  struct arena arena = { 0 };

  arena_free (&arena);
  assert_null (arena.blocks);
}

TEST (free__used__can_be_used_again)
{
  struct arena arena = { 0 };

  memset (arena_alloc (&arena, 10), 'x', 10);
  arena_free (&arena);
  assert_null (arena.blocks);
  assert_int_equal (arena.left, 0);
  assert_string_equal (arena_copy (&arena, "again", 5), "again");
  arena_free (&arena);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (alloc__any_size__is_aligned),
    cmocka_unit_test (alloc__size_0__gives_distinct_pointers),
    cmocka_unit_test (alloc__many__preserves_contents),
    cmocka_unit_test (alloc__more_than_a_block__is_contiguous),
    cmocka_unit_test (alloc__exactly_a_block__fills_it),
    cmocka_unit_test (alloc__growing__preserves_all_blocks),
    cmocka_unit_test (copy__bytes__ends_in_nul),
    cmocka_unit_test (copy__no_bytes__is_empty),
    cmocka_unit_test (free__empty__does_nothing),
    cmocka_unit_test (free__used__can_be_used_again),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
