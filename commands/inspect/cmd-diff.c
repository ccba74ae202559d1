/* diskfish: the command 'diff': compare the files of two images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <jansson.h>

#include "cleanup.h"
#include "handlers.h"
#include "image-checksums.h"
#include "strbuf.h"

struct difference {
  const char *change;
  char *path;
  char *what;
  char *detail;
  char *before;
  char *after;
};

DEFINE_VECTOR (differences, struct difference)

#define ROW(key, member, kind, who)                                     \
  STRUCT_FIELD_AS (key, struct difference, member, kind, who)

static const struct field_def fields[] = {
  STRUCT_CONSTANT (struct difference, change, FOR_ALL),
  ROW ("path", path, FIELD_STRING, FOR_ALL),
  ROW ("what", what, FIELD_STRING, FOR_ALL),
  ROW ("detail", detail, FIELD_STRING, FOR_HUMANS),
  ROW ("before", before, FIELD_JSON, FOR_MACHINES),
  ROW ("after", after, FIELD_JSON, FOR_MACHINES),
};

static const struct struct_def difference_def = {
  .name = "difference", .fields = fields,
  .count = sizeof fields / sizeof *fields,
  .size = sizeof (struct difference), .tabular = true, .sparse = true,
};

static json_t *
json_or_null (const char *text)
{
  json_t *string = text ? json_string (text) : NULL;

  return string ? string : json_null ();
}

/* Return the file as JSON, or NULL if there is none.  The caller frees it. */
static char *
file_json (const struct file *file)
{
  const struct node *entry;
  json_t *object;
  char *text;

  if (file == NULL)
    return NULL;
  entry = file->entry;
  object = json_pack ("{s:s, s:o, s:I, s:I, s:o, s:o, s:o}",
                      "type", entry->type,
                      "mode", json_or_null (entry->mode),
                      "uid", (json_int_t) entry->uid,
                      "gid", (json_int_t) entry->gid,
                      "size", entry->size < 0 ? json_null ()
                      : json_integer (entry->size),
                      "target", json_or_null (entry->target),
                      "sha256", json_or_null (file->sum));
  text = json_dumps (object, JSON_COMPACT);
  json_decref (object);
  return text;
}

static void
diff_add_word (struct strbuf *list, const char *between, const char *word)
{
  strbuf_printf (list, "%s%s", list->len > 0 ? between : "", word);
}

static bool
same_text (const char *one, const char *other)
{
  return one == NULL || other == NULL ? one == other
    : strcmp (one, other) == 0;
}

static void
compare_content (const struct file *a, const struct file *b,
                 struct strbuf *what, struct strbuf *detail)
{
  const struct node *x = a->entry, *y = b->entry;

  if (strcmp (x->type, "link") == 0 && !same_text (x->target, y->target)) {
    diff_add_word (what, " ", "target");
    strbuf_printf (detail, "%s%s -> %s", detail->len ? ", " : "",
                   x->target ? x->target : "?", y->target ? y->target : "?");
  }
  if (strcmp (x->type, "file") != 0)
    return;
  if (a->sum == NULL || b->sum == NULL) {
    diff_add_word (what, " ", "unreadable");
    diff_add_word (detail, ", ", a->sum ? "the second cannot be read"
                   : b->sum ? "the first cannot be read"
                   : "neither can be read");
  }
  else if (strcmp (a->sum, b->sum) != 0) {
    diff_add_word (what, " ", "content");
    if (x->size != y->size)
      strbuf_printf (detail, "%s%lld -> %lld bytes", detail->len ? ", " : "",
                     (long long) x->size, (long long) y->size);
  }
}

static void
compare_entries (const struct node *x, const struct node *y,
                 struct strbuf *what, struct strbuf *detail)
{
  if (!same_text (x->letters, y->letters)) {
    diff_add_word (what, " ", strcmp (x->type, y->type) ? "type" : "mode");
    strbuf_printf (detail, "%s -> %s", x->letters ? x->letters : "?",
                   y->letters ? y->letters : "?");
  }
  if (x->uid != y->uid || x->gid != y->gid) {
    diff_add_word (what, " ", "owner");
    strbuf_printf (detail, "%s%lld:%lld -> %lld:%lld",
                   detail->len ? ", " : "", (long long) x->uid,
                   (long long) x->gid, (long long) y->uid,
                   (long long) y->gid);
  }
}

/* Add a difference.  Take ownership of ONE.  A file that does not exist is
 * NULL.
 */
static void
add_difference (struct differences *list, struct difference one,
                const struct file *a, const struct file *b)
{
  one.before = file_json (a);
  one.after = file_json (b);
  differences_append (list, one);
}

static void
add_whole (struct differences *list, const char *change,
           const struct file *file, bool added)
{
  const struct difference one = {
    .change = change, .path = xstrdup (file->path),
    .what = xstrdup (file->entry->type),
  };

  add_difference (list, one, added ? NULL : file, added ? file : NULL);
}

static void
compare_files (struct differences *list, const struct file *a,
               const struct file *b)
{
  struct strbuf what = { 0 }, detail = { 0 };

  compare_entries (a->entry, b->entry, &what, &detail);
  if (strcmp (a->entry->type, b->entry->type) == 0)
    compare_content (a, b, &what, &detail);
  if (!same_text (a->entry->note, b->entry->note)) {
    diff_add_word (&what, " ", "unreadable");
    diff_add_word (&detail, ", ", a->entry->note ? a->entry->note
                   : b->entry->note);
  }
  if (what.len > 0)
    add_difference (list, (struct difference) {
      .change = "changed", .path = xstrdup (a->path),
      .what = strbuf_steal (&what), .detail = strbuf_steal (&detail),
    }, a, b);
  strbuf_reset (&what);
  strbuf_reset (&detail);
}

static void
compare_trees (struct differences *list, const struct files *a,
               const struct files *b)
{
  size_t i = 0, j = 0;

  while (i < a->len || j < b->len) {
    int order = i == a->len ? 1 : j == b->len ? -1
      : strcmp (a->ptr[i].path, b->ptr[j].path);

    if (order == 0)
      compare_files (list, &a->ptr[i++], &b->ptr[j++]);
    else if (order < 0)
      add_whole (list, "removed", &a->ptr[i++], false);
    else
      add_whole (list, "added", &b->ptr[j++], true);
  }
}

int
cmd_diff (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  struct image_checksums trees[2] = { 0 };
  struct differences list = { 0 };
  int status = image_checksums_read (session, args, trees, diag);

  if (status == 0) {
    compare_trees (&list, &trees[0].files, &trees[1].files);
    value_take_rows (result, VALUE_STRUCTS, &difference_def,
                     (struct struct_list) { list.ptr, list.len });
  }
  image_checksums_free (&trees[0]);
  image_checksums_free (&trees[1]);
  return status;
}
