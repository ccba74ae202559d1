/* diskfish: frames of remote control round-trip, and damaged ones are refused
 * safely.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cleanup.h"
#include "remote-protocol.h"
#include "xalloc.h"

static char *list[] = { (char *) "x", (char *) "y z", NULL };
static char *no_elements[] = { NULL };
static char *bytes[] = { (char *) "\xe4", (char *) "\xc3\xa4", NULL };
static const struct word words[] = {
  { .kind = WORD_BARE, .span = { 0, 4 }, .text = "echo", .len = 4 },
  { .kind = WORD_DOUBLE, .span = { 5, 10 }, .text = "a\0b", .len = 3 },
  { .kind = WORD_HEREDOC, .span = { 11, 11 }, .text = "" },
  { .kind = WORD_SINGLE, .span = { 11, 12 }, .text = "x y", .len = 3,
    .elements = list },
  { .kind = WORD_SINGLE, .span = { 11, 12 }, .text = "",
    .elements = no_elements },
  { .kind = WORD_BARE, .span = { 0, 1 }, .text = "\xff\0\x80\xc3\xa9",
    .len = 5, .elements = bytes },
};
static const struct remote_request sent = {
  .output = 1, .ignore_error = true, .echo_keys = true,
  .source_name = "a.fish", .source = "echo \"a\\0b\"  ", .source_len = 13,
  .first_line = 7, .words = words, .count = COUNT (words),
};

static void
expect_same_elements (char *const *got, char *const *expected)
{
  assert_int_equal (got == NULL, expected == NULL);
  for (size_t i = 0; expected != NULL && expected[i] != NULL; ++i) {
    assert_string_equal (got[i], expected[i]);
    assert_int_equal (got[i + 1] == NULL, expected[i + 1] == NULL);
  }
}

TEST (request__round_trip__is_equal)
{
  CLEANUP_STRBUF struct strbuf body = { 0 };
  struct arena arena = { 0 };
  struct remote_request got = { 0 };

  remote_put_request (&body, "1 2.3", &sent);
  assert_string_equal (remote_get_version (body.ptr, body.len, &arena),
                       "1 2.3");
  assert_true (remote_get_request (body.ptr, body.len, &arena, &got));
  assert_int_equal (got.output, 1);
  assert_true (got.ignore_error && got.echo_keys && !got.keys_from_stdin);
  assert_string_equal (got.source_name, "a.fish");
  assert_string_equal (got.source, sent.source);
  assert_int_equal (got.source_len, 13);
  assert_int_equal (got.first_line, 7);
  assert_int_equal (got.count, COUNT (words));
  for (size_t i = 0; i < COUNT (words); ++i) {
    assert_int_equal (got.words[i].kind, words[i].kind);
    assert_int_equal (got.words[i].span.start, words[i].span.start);
    assert_int_equal (got.words[i].span.end, words[i].span.end);
    assert_int_equal (got.words[i].len, words[i].len);
    /* With its final NUL. */
    assert_memory_equal (got.words[i].text, words[i].text, words[i].len + 1);
    expect_same_elements (got.words[i].elements, words[i].elements);
  }
  arena_free (&arena);
}

/* Try each prefix, without readable bytes after it. */
TEST (request__truncated__is_refused)
{
  CLEANUP_STRBUF struct strbuf body = { 0 };

  remote_put_request (&body, "1 2.3", &sent);
  for (size_t len = 0; len < body.len; ++len) {
    CLEANUP_FREE char *part = xmalloc (len + 1);
    char *exact = memcpy (part + 1, body.ptr, len);
    struct remote_request got = { 0 };
    struct arena arena = { 0 };

    assert_false (remote_get_request (exact, len, &arena, &got));
    arena_free (&arena);
  }
}

/* A changed byte must not cause an invalid access, which a sanitizer would
 * detect.
 */
TEST (request__any_byte_changed__is_parsed_safely)
{
  CLEANUP_STRBUF struct strbuf body = { 0 };
  size_t taken = 0;

  remote_put_request (&body, "1 2.3", &sent);
  for (size_t i = 0; i < body.len; ++i)
    for (unsigned value = 0; value < 256; value += 15) {
      CLEANUP_FREE char *changed = xmalloc (body.len);
      struct remote_request got = { 0 };
      struct arena arena = { 0 };

      memcpy (changed, body.ptr, body.len);
      changed[i] = (char) value;
      if (remote_get_request (changed, body.len, &arena, &got)) {
        taken++;
        for (size_t w = 0; w < got.count; ++w)
          assert_true (got.words[w].span.end <= got.source_len);
      }
      arena_free (&arena);
    }
  /* Bytes of texts may change. */
  assert_true (taken > 0);
}

TEST (request__no_words_or_trailing_bytes__is_refused)
{
  struct remote_request none = sent, got = { 0 };
  CLEANUP_STRBUF struct strbuf body = { 0 };
  struct arena arena = { 0 };

  none.count = 0;
  remote_put_request (&body, "1 2.3", &none);
  assert_false (remote_get_request (body.ptr, body.len, &arena, &got));
  body.len = 0;
  remote_put_request (&body, "1 2.3", &sent);
  strbuf_putc (&body, 'x');
  assert_false (remote_get_request (body.ptr, body.len, &arena, &got));
  arena_free (&arena);
}

/* Members that are missing, unknown, or out of range. */
TEST (request__malformed__is_refused)
{
  static const char start[] = "{\"version\":\"1\",\"output\":0,"
    "\"ignore-error\":false,\"keys-from-stdin\":false,\"echo-keys\":false,"
    "\"source-name\":\"x\",\"source\":\"echo\",\"first-line\":1,";
  static const char *const ends[] = {
    "\"words\":[]}", "\"words\":[1]}", "\"words\":{}}",
    "\"words\":[{\"kind\":0,\"start\":0,\"end\":5,\"value\":\"echo\","
    "\"elements\":null}]}",
    "\"words\":[{\"kind\":0,\"start\":-1,\"end\":4,\"value\":\"echo\","
    "\"elements\":null}]}",
    "\"words\":[{\"kind\":9,\"start\":0,\"end\":4,\"value\":\"echo\","
    "\"elements\":null}]}",
    "\"words\":[{\"kind\":0,\"start\":0,\"end\":4,\"value\":null,"
    "\"elements\":null}]}",
    "\"words\":[{\"kind\":0,\"start\":0,\"end\":4,"
    "\"value\":{\"base64\":\"ZWNo*\"},\"elements\":null}]}",
    "\"words\":[{\"kind\":0,\"start\":0,\"end\":4,\"value\":\"echo\","
    "\"elements\":[\"a\\u0000b\"]}]}",
    "\"words\":[{\"kind\":0,\"start\":0,\"end\":4,\"value\":\"echo\","
    "\"elements\":null,\"more\":1}]}",
    "\"words\":[{\"kind\":0,\"start\":0,\"end\":4,\"value\":\"echo\","
    "\"elements\":null}],\"version\":\"1\"}",
  };

  for (size_t i = 0; i < COUNT (ends); ++i) {
    CLEANUP_FREE char *body = xasprintf ("%s%s", start, ends[i]);
    struct remote_request got = { 0 };
    struct arena arena = { 0 };

    assert_false (remote_get_request (body, strlen (body), &arena, &got));
    arena_free (&arena);
  }
}

TEST (answer__round_trip__is_equal)
{
  const struct remote_answer there = {
    .failed = true, .ended = true,
    .diag = { .code = DIAG_USAGE, .placed = true, .span = { 3, 9 },
              .text = (char *) "no", .errnum = EACCES },
  };
  CLEANUP_STRBUF struct strbuf body = { 0 };
  struct remote_answer got;

  remote_put_answer (&body, &there);
  assert_true (remote_get_answer (body.ptr, body.len, &got));
  assert_true (got.failed && got.ended);
  expect_diag (&got.diag, "usage 3-9: no");
  for (size_t len = 0; len < body.len; ++len)
    assert_false (remote_get_answer (body.ptr, len, &got));
}

/* Both ends of a connection. */
static void
connect_ends (int ends[2])
{
  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
}

TEST (frame__with_descriptors__transfers_them)
{
  const int fds[FRAME_FDS] = { 0, 1, 2 };
  CLEANUP_STRBUF struct strbuf body = { 0 };
  enum frame_type type;
  int ends[2], got[FRAME_FDS];

  connect_ends (ends);
  assert_int_equal (remote_send (ends[0], FRAME_REQUEST, "hello", 5, fds), 0);
  assert_int_equal (remote_receive (ends[1], &type, &body, got), 0);
  assert_int_equal (type, FRAME_REQUEST);
  assert_string_equal (body.ptr, "hello");
  for (size_t i = 0; i < FRAME_FDS; ++i) {
    assert_true (got[i] > 2);
    close (got[i]);
  }
  close (ends[0]);
  assert_int_equal (remote_receive (ends[1], &type, &body, got), -1);
  assert_int_equal (errno, EPROTO);
  assert_int_equal (got[0], -1);
  close (ends[1]);
}

TEST (frame__too_long__is_not_sent)
{
  int ends[2];

  connect_ends (ends);
  assert_int_equal (remote_send (ends[0], FRAME_REQUEST, "", 65u << 20, NULL),
                    -1);
  assert_int_equal (errno, EMSGSIZE);
  close (ends[0]);
  close (ends[1]);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (request__round_trip__is_equal),
    cmocka_unit_test (request__truncated__is_refused),
    cmocka_unit_test (request__any_byte_changed__is_parsed_safely),
    cmocka_unit_test (request__malformed__is_refused),
    cmocka_unit_test (request__no_words_or_trailing_bytes__is_refused),
    cmocka_unit_test (answer__round_trip__is_equal),
    cmocka_unit_test (frame__with_descriptors__transfers_them),
    cmocka_unit_test (frame__too_long__is_not_sent),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
