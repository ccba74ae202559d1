/* diskfish: what a client and a server of remote control say to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-protocol.h"

#include <string.h>

/* The first number grows when the frames change. */
const char remote_version[] = "2 " PACKAGE_VERSION;

static void
put_number (struct strbuf *body, uint32_t number)
{
  const char bytes[4] = {
    (char) (number >> 24), (char) (number >> 16), (char) (number >> 8),
    (char) number,
  };

  strbuf_add (body, bytes, sizeof bytes);
}

static void
put_bytes (struct strbuf *body, const char *bytes, size_t len)
{
  put_number (body, (uint32_t) len);
  strbuf_add (body, bytes, len);
}

static void
put_text (struct strbuf *body, const char *text)
{
  put_bytes (body, text, strlen (text));
}

/* A body that is being read; BAD once it was too short or wrong. */
struct body_reader {
  const char *at;
  size_t left;
  bool bad;
};

static uint32_t
get_number (struct body_reader *r)
{
  uint32_t number = 0;

  if (r->left < 4) {
    r->bad = true;
    return 0;
  }
  for (size_t i = 0; i < 4; ++i)
    number = number << 8 | (unsigned char) r->at[i];
  r->at += 4;
  r->left -= 4;
  return number;
}

/* The bytes are where they were received. */
static const char *
get_bytes (struct body_reader *r, size_t *len)
{
  const char *bytes;

  *len = get_number (r);
  if (r->bad || *len > r->left) {
    r->bad = true;
    *len = 0;
    return "";
  }
  bytes = r->at;
  r->at += *len;
  r->left -= *len;
  return bytes;
}

static const char *
get_text (struct body_reader *r, struct arena *arena)
{
  size_t len;
  const char *bytes = get_bytes (r, &len);

  r->bad = r->bad || memchr (bytes, '\0', len) != NULL;
  return arena_copy (arena, bytes, len);
}

enum { IGNORE_ERROR = 1, KEYS_FROM_STDIN = 2, ECHO_KEYS = 4 };

/* Of a word that stands for a list. */
static void
put_elements (struct strbuf *body, char *const *elements)
{
  uint32_t count = 0;

  put_number (body, elements != NULL);
  if (elements == NULL)
    return;
  while (elements[count] != NULL)
    count++;
  put_number (body, count);
  for (uint32_t i = 0; i < count; ++i)
    put_text (body, elements[i]);
}

void
remote_put_request (struct strbuf *body, const char *version,
                    const struct remote_request *request)
{
  put_text (body, version);
  put_number (body, request->output);
  put_number (body, (request->ignore_error ? IGNORE_ERROR : 0) |
              (request->keys_from_stdin ? KEYS_FROM_STDIN : 0) |
              (request->echo_keys ? ECHO_KEYS : 0));
  put_text (body, request->source_name);
  put_bytes (body, request->source, request->source_len);
  put_number (body, request->first_line);
  put_number (body, (uint32_t) request->count);
  for (size_t i = 0; i < request->count; ++i) {
    const struct word *word = &request->words[i];

    put_number (body, word->kind);
    put_number (body, (uint32_t) word->span.start);
    put_number (body, (uint32_t) word->span.end);
    put_bytes (body, word->text, word->len);
    put_elements (body, word->elements);
  }
}

const char *
remote_get_version (const char *body, size_t len, struct arena *arena)
{
  struct body_reader r = { body, len, false };
  const char *version = get_text (&r, arena);

  return r.bad ? NULL : version;
}

static struct span
get_span (struct body_reader *r, size_t source_len)
{
  struct span span;

  span.start = get_number (r);
  span.end = get_number (r);
  r->bad = r->bad || span.start > span.end || span.end > source_len;
  return span;
}

static char **
get_elements (struct body_reader *r, struct arena *arena)
{
  uint32_t count;
  char **elements;

  if (get_number (r) == 0)
    return NULL;
  count = get_number (r);
  /* Each has 4 bytes at least. */
  if (r->bad || count > r->left / 4) {
    r->bad = true;
    return NULL;
  }
  elements = arena_alloc (arena, (count + 1) * sizeof *elements);
  for (uint32_t i = 0; i < count; ++i)
    elements[i] = (char *) get_text (r, arena);
  elements[count] = NULL;
  return elements;
}

static void
get_words (struct body_reader *r, struct arena *arena,
           struct remote_request *request)
{
  struct word *words;

  /* Each has 20 bytes at least: no more room is taken than was sent. */
  if (r->bad || request->count == 0 || request->count > r->left / 20) {
    r->bad = true;
    return;
  }
  words = arena_alloc (arena, request->count * sizeof *words);
  for (size_t i = 0; i < request->count && !r->bad; ++i) {
    uint32_t kind = get_number (r);
    const char *bytes;

    r->bad = r->bad || kind > WORD_HEREDOC;
    words[i] = (struct word) { .kind = (enum word_kind) kind };
    words[i].span = get_span (r, request->source_len);
    bytes = get_bytes (r, &words[i].len);
    words[i].text = arena_copy (arena, bytes, words[i].len);
    words[i].elements = get_elements (r, arena);
  }
  request->words = words;
}

bool
remote_get_request (const char *body, size_t len, struct arena *arena,
                    struct remote_request *request)
{
  struct body_reader r = { body, len, false };
  uint32_t flags;
  const char *source;

  get_text (&r, arena);
  request->output = get_number (&r);
  flags = get_number (&r);
  request->ignore_error = flags & IGNORE_ERROR;
  request->keys_from_stdin = flags & KEYS_FROM_STDIN;
  request->echo_keys = flags & ECHO_KEYS;
  request->source_name = get_text (&r, arena);
  source = get_bytes (&r, &request->source_len);
  request->source = arena_copy (arena, source, request->source_len);
  request->first_line = get_number (&r);
  request->count = get_number (&r);
  get_words (&r, arena, request);
  return !r.bad && r.left == 0;
}

/* A text that may be NULL. */
static void
put_option (struct strbuf *body, const char *text)
{
  put_number (body, text != NULL);
  if (text != NULL)
    put_text (body, text);
}

static char *
get_option (struct body_reader *r)
{
  size_t len;
  const char *bytes;

  if (get_number (r) == 0)
    return NULL;
  bytes = get_bytes (r, &len);
  return xstrndup (bytes, len);
}

void
remote_put_answer (struct strbuf *body, const struct remote_answer *answer)
{
  const struct diag *diag = &answer->diag;

  put_number (body, answer->failed);
  put_number (body, answer->ended);
  put_number (body, diag->code);
  put_number (body, diag->placed);
  put_number (body, (uint32_t) diag->span.start);
  put_number (body, (uint32_t) diag->span.end);
  put_number (body, (uint32_t) diag->errnum);
  put_option (body, diag->text);
  put_option (body, diag->hint);
  put_option (body, diag->detail);
}

bool
remote_get_answer (const char *body, size_t len,
                   struct remote_answer *answer)
{
  struct body_reader r = { body, len, false };
  struct diag *diag = &answer->diag;
  uint32_t code;

  *answer = (struct remote_answer) { 0 };
  answer->failed = get_number (&r);
  answer->ended = get_number (&r);
  code = get_number (&r);
  diag->code = code <= DIAG_FAILED ? (enum diag_code) code : DIAG_FAILED;
  diag->placed = get_number (&r);
  diag->span.start = get_number (&r);
  diag->span.end = get_number (&r);
  diag->errnum = (int) get_number (&r);
  diag->text = get_option (&r);
  diag->hint = get_option (&r);
  diag->detail = get_option (&r);
  if (!r.bad && r.left == 0 && diag->span.start <= diag->span.end &&
      (diag->code == DIAG_NONE) == (diag->text == NULL))
    return true;
  diag_reset (diag);
  return false;
}
