/* diskfish: a diagnostic shows its line with carets under the error, in any
 * window.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "print-diag.h"
#include "print-json.h"
#include "strbuf.h"

enum { FIRST_LINE = 1 };

static char *
printed (void (*print) (FILE *, const struct diag *), const struct diag *diag)
{
  char *text = NULL;
  size_t len;
  FILE *out = open_memstream (&text, &len);

  print (out, diag);
  fclose (out);
  return text;
}

/* Return the printed diag at START to END of a source of LEN bytes. */
static char *
shown_bytes (const char *bytes, size_t len, size_t start, size_t end,
             const char *hint)
{
  struct source *source = source_new ("f.fish", bytes, len, FIRST_LINE);
  CLEANUP_DIAG struct diag diag = { 0 };
  char *text;

  diag_at (&diag, DIAG_USAGE, source, (struct span) { start, end }, "bad");
  if (hint != NULL)
    diag_hint (&diag, "%s", hint);
  text = printed (print_diag, &diag);
  source_free (source);
  return text;
}

static char *
shown (const char *text, size_t start, size_t end, const char *hint)
{
  return shown_bytes (text, strlen (text), start, end, hint);
}

#define expect_shown(text, start, end, hint, expected) \
  expect_text (shown ((text), (start), (end), (hint)), (expected))

TEST (no_place__starts_with_the_program_name)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_FAILED, "it failed");
  expect_text (printed (print_diag, &diag), "diskfish: error: it failed\n");
  diag_hint (&diag, "try again");
  expect_text (printed (print_diag, &diag),
               "diskfish: error: it failed\n    try again\n");
  diag_reset (&diag);
}

TEST (column_1__has_a_caret)
{
  expect_shown ("abc def", 0, 3, NULL,
                "f.fish:1:1: error: bad\n    abc def\n    ^~~\n");
  expect_shown ("abc def", 0, 1, "hint",
                "f.fish:1:1: error: bad\n    abc def\n    ^ hint\n");
}

TEST (middle__has_carets)
{
  expect_shown ("set sync=ful x", 9, 12, "did you mean 'full'?",
                "f.fish:1:10: error: bad\n    set sync=ful x\n"
                "             ^~~ did you mean 'full'?\n");
}

TEST (line_end__has_a_caret_after_the_line)
{
  expect_shown ("abc", 3, 3, "more", "f.fish:1:4: error: bad\n    abc\n"
                "       ^ more\n");
  expect_shown ("abc\ndef", 3, 3, NULL, "f.fish:1:4: error: bad\n    abc\n"
                "       ^\n");
  expect_shown ("abc\r\ndef", 3, 3, NULL, "f.fish:1:4: error: bad\n    abc\n"
                "       ^\n");
  expect_shown ("abc\n", 3, 4, NULL, "f.fish:1:4: error: bad\n    abc\n"
                "       ^\n");
  expect_shown ("abc\n", 4, 4, NULL, "f.fish:2:1: error: bad\n    \n"
                "    ^\n");
}

TEST (empty_source__has_a_caret)
{
  expect_shown ("", 0, 0, NULL, "f.fish:1:1: error: bad\n    \n    ^\n");
}

TEST (later_line__is_shown)
{
  expect_shown ("one\ntwo three\nfour", 8, 13, NULL,
                "f.fish:2:5: error: bad\n    two three\n        ^~~~~\n");
  expect_shown ("a\r\nbc\r\n", 3, 5, NULL,
                "f.fish:2:1: error: bad\n    bc\n    ^~\n");
}

TEST (several_lines__are_marked_to_the_end_of_the_first)
{
  expect_shown ("a 'b\nc'", 2, 7, NULL,
                "f.fish:1:3: error: bad\n    a 'b\n      ^~\n");
  expect_shown ("a 'b\r\nc'", 2, 8, NULL,
                "f.fish:1:3: error: bad\n    a 'b\n      ^~\n");
}

TEST (span_without_width__has_one_caret)
{
  expect_shown ("abc", 1, 1, NULL, "f.fish:1:2: error: bad\n    abc\n"
                "     ^\n");
}

TEST (tab__is_shown_as_one_space)
{
  expect_shown ("\ta\tb", 3, 4, NULL, "f.fish:1:4: error: bad\n     a b\n"
                "       ^\n");
}

TEST (control_characters__are_shown_as_dots)
{
  expect_shown ("a\033[31mb\x7f x", 9, 10, NULL, "f.fish:1:10: error: bad\n"
                "    a.[31mb. x\n             ^\n");
  /* C1 controls as UTF-8, and an invalid byte. */
  expect_shown ("\xc2\x9b x\xff y", 6, 7, NULL, "f.fish:1:6: error: bad\n"
                "    . x. y\n         ^\n");
  expect_shown ("a\rb c", 4, 5, NULL, "f.fish:1:5: error: bad\n    a.b c\n"
                "        ^\n");
}

TEST (nul__is_shown_as_a_dot)
{
  expect_text (shown_bytes ("a\0b", 3, 1, 2, NULL),
               "f.fish:1:2: error: bad\n    a.b\n     ^\n");
}

TEST (control_characters_in_text__are_shown_as_dots)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_FAILED, "bad '\033[2J\n\t\x7f'");
  expect_text (printed (print_diag, &diag),
               "diskfish: error: bad '.[2J. .'\n");
  diag_reset (&diag);
}

TEST (control_characters_in_hint__are_shown_as_dots)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_FAILED, "bad");
  diag_hint (&diag, "just '\033[2J'");
  expect_text (printed (print_diag, &diag),
               "diskfish: error: bad\n    just '.[2J'\n");
  diag_reset (&diag);
  expect_shown ("abc", 0, 1, "just '\033[2J'", "f.fish:1:1: error: bad\n"
                "    abc\n    ^ just '.[2J'\n");
}

TEST (control_characters_in_name__are_shown_as_dots)
{
  struct diag diag = { 0 };
  struct source *source;

  source = source_new ("<!echo \033[2J\n>", "abc", 3, 1);
  diag_at (&diag, DIAG_USAGE, source, (struct span) { 0, 1 }, "bad");
  expect_text (printed (print_diag, &diag), "<!echo .[2J.>:1:1: error: bad\n"
               "    abc\n    ^\n");
  diag_reset (&diag);
  source_free (source);
}

static void
need_utf8_locale (void)
{
  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    skip ();
}

TEST (wide_characters__count_as_two_columns)
{
  need_utf8_locale ();
  expect_shown ("日本 abc x", 7, 10, NULL, "f.fish:1:6: error: bad\n"
                "    日本 abc x\n         ^~~\n");
  expect_shown ("a 日本 x", 2, 8, NULL, "f.fish:1:3: error: bad\n"
                "    a 日本 x\n      ^~~~\n");
  expect_shown ("🐟 é x", 8, 9, NULL, "f.fish:1:6: error: bad\n"
                "    🐟 é x\n         ^\n");
}

TEST (combining_characters__count_as_no_column)
{
  need_utf8_locale ();
  expect_shown ("e\xcc\x81 x", 4, 5, NULL, "f.fish:1:3: error: bad\n"
                "    e\xcc\x81 x\n      ^\n");
  /* The caret is under a letter with a combining accent. */
  expect_shown ("e\xcc\x81 x", 0, 3, NULL, "f.fish:1:1: error: bad\n"
                "    e\xcc\x81 x\n    ^\n");
}

/* Return a line of COUNT letters with WORD at AT. */
static char *
long_line (size_t count, size_t at, const char *word)
{
  struct strbuf line = { 0 };

  for (size_t i = 0; i < count; ++i)
    strbuf_putc (&line, (char) ('a' + i % 26));
  memcpy (line.ptr + at, word, strlen (word));
  return strbuf_steal (&line);
}

TEST (line_of_100_bytes__is_shown_completely)
{
  CLEANUP_FREE char *line = long_line (100, 95, "BAD");
  CLEANUP_FREE char *expected =
    xasprintf ("f.fish:1:96: error: bad\n    %s\n%*s^~~\n", line, 99, "");

  expect_shown (line, 95, 98, NULL, expected);
}

TEST (long_line__is_windowed)
{
  CLEANUP_FREE char *line = long_line (1000, 500, "BAD");
  CLEANUP_FREE char *expected =
    xasprintf ("f.fish:1:501: error: bad\n    ...%.100s...\n%*s^~~ hint\n",
               line + 460, 47, "");

  expect_shown (line, 500, 503, "hint", expected);
}

TEST (long_line__start__is_cut_at_the_end)
{
  CLEANUP_FREE char *line = long_line (1000, 5, "BAD");
  CLEANUP_FREE char *expected =
    xasprintf ("f.fish:1:6: error: bad\n    %.100s...\n         ^~~\n",
               line);

  expect_shown (line, 5, 8, NULL, expected);
}

TEST (long_line__end__is_cut_at_the_start)
{
  CLEANUP_FREE char *line = long_line (1000, 997, "BAD");
  CLEANUP_FREE char *expected =
    xasprintf ("f.fish:1:998: error: bad\n    ...%s\n%*s^~~\n", line + 957,
               47, "");

  expect_shown (line, 997, 1000, NULL, expected);
}

TEST (long_line__long_span__is_truncated)
{
  CLEANUP_FREE char *line = long_line (1000, 0, "");
  CLEANUP_FREE char *text = shown (line, 0, 1000, NULL);
  CLEANUP_FREE char *expected =
    xasprintf ("f.fish:1:1: error: bad\n    %.100s...\n    ^", line);
  size_t carets = strspn (text + strlen (expected), "~");

  assert_memory_equal (text, expected, strlen (expected));
  assert_int_equal (carets, 99);
}

TEST (long_line__wide_characters__are_not_split)
{
  CLEANUP_STRBUF struct strbuf line = { 0 };
  CLEANUP_FREE char *text = NULL;

  need_utf8_locale ();
  for (int i = 0; i < 200; ++i)
    strbuf_puts (&line, "日");
  text = shown (line.ptr, 300, 303, NULL);
  /* No partial character remains, which would be shown as a dot. */
  assert_non_null (strstr (text, "    ...日日"));
  assert_non_null (strstr (text, "日日...\n"));
  assert_null (strstr (text, "日.日"));
}

TEST (line_of_1_mb__is_windowed)
{
  enum { LONG = 1024 * 1024 };
  CLEANUP_FREE char *line = long_line (LONG, LONG / 2, "BAD");
  CLEANUP_FREE char *text = shown (line, LONG / 2, LONG / 2 + 3, NULL);

  assert_true (strlen (text) < 300);
  assert_non_null (strstr (text, "BAD"));
}

TEST (first_line__offset_is_added)
{
  struct source *source = source_new ("<stdin>", "abc", 3, 41);
  struct diag diag = { 0 };

  diag_at (&diag, DIAG_USAGE, source, (struct span) { 1, 2 }, "bad");
  expect_text (printed (print_diag, &diag),
               "<stdin>:41:2: error: bad\n    abc\n     ^\n");
  expect_text (printed (print_diag_json, &diag),
               "{\"file\":\"<stdin>\",\"line\":41,\"column\":2,"
               "\"message\":\"bad\",\"hint\":null}\n");
  diag_reset (&diag);
  source_free (source);
}

TEST (json__no_place__has_message_and_hint)
{
  struct diag diag = { 0 };

  diag_set (&diag, DIAG_FAILED, "bad '\001\"'");
  diag_hint (&diag, "a \xff");
  expect_text (printed (print_diag_json, &diag),
               "{\"message\":\"bad '\\u0001\\\"'\","
               "\"hint\":{\"base64\":\"YSD/\"}}\n");
  diag_reset (&diag);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (no_place__starts_with_the_program_name),
    cmocka_unit_test (column_1__has_a_caret),
    cmocka_unit_test (middle__has_carets),
    cmocka_unit_test (line_end__has_a_caret_after_the_line),
    cmocka_unit_test (empty_source__has_a_caret),
    cmocka_unit_test (later_line__is_shown),
    cmocka_unit_test (several_lines__are_marked_to_the_end_of_the_first),
    cmocka_unit_test (span_without_width__has_one_caret),
    cmocka_unit_test (tab__is_shown_as_one_space),
    cmocka_unit_test (control_characters__are_shown_as_dots),
    cmocka_unit_test (nul__is_shown_as_a_dot),
    cmocka_unit_test (control_characters_in_text__are_shown_as_dots),
    cmocka_unit_test (control_characters_in_hint__are_shown_as_dots),
    cmocka_unit_test (control_characters_in_name__are_shown_as_dots),
    cmocka_unit_test (wide_characters__count_as_two_columns),
    cmocka_unit_test (combining_characters__count_as_no_column),
    cmocka_unit_test (line_of_100_bytes__is_shown_completely),
    cmocka_unit_test (long_line__is_windowed),
    cmocka_unit_test (long_line__start__is_cut_at_the_end),
    cmocka_unit_test (long_line__end__is_cut_at_the_start),
    cmocka_unit_test (long_line__long_span__is_truncated),
    cmocka_unit_test (long_line__wide_characters__are_not_split),
    cmocka_unit_test (line_of_1_mb__is_windowed),
    cmocka_unit_test (first_line__offset_is_added),
    cmocka_unit_test (json__no_place__has_message_and_hint),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
