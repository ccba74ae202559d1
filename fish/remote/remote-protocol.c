/* diskfish: what a client and a server of remote control say to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remote-protocol.h"

#include <limits.h>
#include <string.h>

#include <jansson.h>

#include "cleanup.h"
#include "json-bytes.h"

/* Increment the first number with every change of the frames. */
const char remote_version[] = "3 " PACKAGE_VERSION;

static json_t *
json_text_or_null (const char *text)
{
  return text ? json_of_bytes (text, strlen (text)) : json_null ();
}

static int
add_piece (const char *piece, size_t len, void *opaque)
{
  strbuf_add (opaque, piece, len);
  return 0;
}

/* Append the text of ROOT, which is taken, to the body. */
static void
put_json (struct strbuf *body, json_t *root)
{
  json_dump_callback (root, add_piece, body, JSON_COMPACT);
  json_decref (root);
}

/* Return the object that the body is, or NULL. */
static json_t *
get_json (const char *body, size_t len)
{
  json_t *root = json_loadb (body, len,
                             JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);

  if (json_is_object (root))
    return root;
  json_decref (root);
  return NULL;
}

static json_t *
json_of_elements (char *const *elements)
{
  json_t *list;

  if (elements == NULL)
    return json_null ();
  list = json_array ();
  for (size_t i = 0; elements[i] != NULL; ++i)
    json_array_append_new (list, json_text_or_null (elements[i]));
  return list;
}

static json_t *
json_of_word (const struct word *word)
{
  return json_pack ("{s:i, s:I, s:I, s:o, s:o}", "kind", (int) word->kind,
                    "start", (json_int_t) word->span.start,
                    "end", (json_int_t) word->span.end,
                    "value", json_of_bytes (word->text, word->len),
                    "elements", json_of_elements (word->elements));
}

void
remote_put_request (struct strbuf *body, const char *version,
                    const struct remote_request *request)
{
  json_t *words = json_array ();

  for (size_t i = 0; i < request->count; ++i)
    json_array_append_new (words, json_of_word (&request->words[i]));
  put_json (body, json_pack (
    "{s:s, s:I, s:b, s:b, s:b, s:o, s:o, s:I, s:o}", "version", version,
    "output", (json_int_t) request->output,
    "ignore-error", request->ignore_error,
    "keys-from-stdin", request->keys_from_stdin,
    "echo-keys", request->echo_keys,
    "source-name", json_text_or_null (request->source_name),
    "source", json_of_bytes (request->source, request->source_len),
    "first-line", (json_int_t) request->first_line, "words", words));
}

const char *
remote_get_version (const char *body, size_t len, struct arena *arena)
{
  json_t *root = get_json (body, len);
  const json_t *version = json_object_get (root, "version");
  const char *copy = json_is_string (version)
    ? arena_copy (arena, json_string_value (version),
                  json_string_length (version)) : NULL;

  json_decref (root);
  return copy;
}

/* Return the bytes of VALUE in the arena, or NULL if it holds none. */
static const char *
get_bytes (const json_t *value, struct arena *arena, size_t *len)
{
  CLEANUP_FREE char *bytes = json_to_bytes (value, len);

  return bytes ? arena_copy (arena, bytes, *len) : NULL;
}

/* The same for a text without NUL. */
static const char *
get_text (const json_t *value, struct arena *arena)
{
  size_t len;
  const char *text = get_bytes (value, arena, &len);

  return text != NULL && strlen (text) == len ? text : NULL;
}

/* Get the elements of a word that is a list; null if it is not one. */
static bool
get_elements (const json_t *list, struct arena *arena, char ***elements)
{
  size_t count = json_array_size (list);

  *elements = NULL;
  if (json_is_null (list))
    return true;
  if (!json_is_array (list))
    return false;
  *elements = arena_alloc (arena, (count + 1) * sizeof **elements);
  for (size_t i = 0; i < count; ++i) {
    (*elements)[i] = (char *) get_text (json_array_get (list, i), arena);
    if ((*elements)[i] == NULL)
      return false;
  }
  (*elements)[count] = NULL;
  return true;
}

static bool
get_word (json_t *json, struct arena *arena, size_t source_len,
          struct word *word)
{
  json_int_t kind, start, end;
  json_t *value, *elements;

  *word = (struct word) { 0 };
  if (json_unpack_ex (json, NULL, JSON_STRICT, "{s:I, s:I, s:I, s:o, s:o}",
                      "kind", &kind, "start", &start, "end", &end,
                      "value", &value, "elements", &elements) == -1 ||
      kind < 0 || kind > WORD_HEREDOC ||
      start < 0 || start > end || (size_t) end > source_len)
    return false;
  word->kind = (enum word_kind) kind;
  word->span = (struct span) { (size_t) start, (size_t) end };
  word->text = get_bytes (value, arena, &word->len);
  return word->text != NULL &&
    get_elements (elements, arena, &word->elements);
}

static bool
get_words (const json_t *list, struct arena *arena,
           struct remote_request *request)
{
  size_t count = json_array_size (list);
  struct word *words = arena_alloc (arena, (count + 1) * sizeof *words);

  for (size_t i = 0; i < count; ++i)
    if (!get_word (json_array_get (list, i), arena, request->source_len,
                   &words[i]))
      return false;
  request->words = words;
  request->count = count;
  return count > 0;
}

/* Take the members of a request. */
static bool
get_request (json_t *root, struct arena *arena, struct remote_request *request)
{
  int ignore_error, keys_from_stdin, echo_keys;
  json_int_t output, first_line;
  json_t *source_name, *source, *words;
  const char *version;

  if (json_unpack_ex (root, NULL, JSON_STRICT,
                      "{s:s, s:I, s:b, s:b, s:b, s:o, s:o, s:I, s:o}",
                      "version", &version, "output", &output,
                      "ignore-error", &ignore_error,
                      "keys-from-stdin", &keys_from_stdin,
                      "echo-keys", &echo_keys, "source-name", &source_name,
                      "source", &source, "first-line", &first_line,
                      "words", &words) == -1 ||
      output < 0 || output > UINT_MAX || first_line < 0 ||
      first_line > UINT_MAX)
    return false;
  request->output = (unsigned) output;
  request->ignore_error = ignore_error;
  request->keys_from_stdin = keys_from_stdin;
  request->echo_keys = echo_keys;
  request->first_line = (unsigned) first_line;
  request->source_name = get_text (source_name, arena);
  request->source = get_bytes (source, arena, &request->source_len);
  return request->source_name != NULL && request->source != NULL &&
    get_words (words, arena, request);
}

bool
remote_get_request (const char *body, size_t len, struct arena *arena,
                    struct remote_request *request)
{
  json_t *root = get_json (body, len);
  bool taken = root != NULL && get_request (root, arena, request);

  json_decref (root);
  return taken;
}

void
remote_put_answer (struct strbuf *body, const struct remote_answer *answer)
{
  const struct diag *diag = &answer->diag;

  put_json (body, json_pack (
    "{s:b, s:b, s:i, s:b, s:I, s:I, s:i, s:o, s:o, s:o}",
    "failed", answer->failed, "ended", answer->ended,
    "code", (int) diag->code, "placed", diag->placed,
    "start", (json_int_t) diag->span.start,
    "end", (json_int_t) diag->span.end, "errno", diag->errnum,
    "message", json_text_or_null (diag->text),
    "hint", json_text_or_null (diag->hint),
    "detail", json_text_or_null (diag->detail)));
}

/* Get a text, which the caller frees, or NULL for null. */
static bool
get_option (const json_t *value, char **text)
{
  size_t len;

  if (json_is_null (value))
    return true;
  *text = json_to_bytes (value, &len);
  return *text != NULL;
}

/* Take the members of an answer. */
static bool
get_answer (json_t *root, struct remote_answer *answer)
{
  struct diag *diag = &answer->diag;
  int failed, ended, code, placed;
  json_int_t start, end;
  json_t *message, *hint, *detail;

  if (json_unpack_ex (root, NULL, JSON_STRICT,
                      "{s:b, s:b, s:i, s:b, s:I, s:I, s:i, s:o, s:o, s:o}",
                      "failed", &failed, "ended", &ended, "code", &code,
                      "placed", &placed, "start", &start, "end", &end,
                      "errno", &diag->errnum, "message", &message,
                      "hint", &hint, "detail", &detail) == -1 ||
      start < 0 || start > end)
    return false;
  answer->failed = failed;
  answer->ended = ended;
  diag->code = code >= DIAG_NONE && code <= DIAG_FAILED
    ? (enum diag_code) code : DIAG_FAILED;
  diag->placed = placed;
  diag->span = (struct span) { (size_t) start, (size_t) end };
  return get_option (message, &diag->text) && get_option (hint, &diag->hint) &&
    get_option (detail, &diag->detail) &&
    (diag->code == DIAG_NONE) == (diag->text == NULL);
}

bool
remote_get_answer (const char *body, size_t len,
                   struct remote_answer *answer)
{
  json_t *root = get_json (body, len);
  bool taken;

  *answer = (struct remote_answer) { 0 };
  taken = root != NULL && get_answer (root, answer);
  json_decref (root);
  if (!taken)
    diag_reset (&answer->diag);
  return taken;
}
