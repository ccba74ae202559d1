/* diskfish: which files differ between two images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The appliance is started for one image after the other, so that copies,
 * with the same names of volume groups and the same UUIDs, do not meet.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <jansson.h>

#include "cleanup.h"
#include "handlers.h"
#include "look.h"
#include "strbuf.h"
#include "walk.h"

/* A file of one image. */
struct file {
  char *path;
  char *sum;                    /* of the content, NULL if it is not known */
  const struct node *entry;
};

DEFINE_VECTOR (files, struct file)

struct tree {
  struct node root;
  struct files files;           /* sorted by path */
};

struct difference {
  const char *change;
  char *path;
  char *what;
  char *detail;
  char *before;
  char *after;
};

DEFINE_VECTOR (differences, struct difference)

#define ROW(id, member, kind, who)                                      \
  { .name = id, .type = (kind), .audience = (who),                      \
    .offset = offsetof (struct difference, member) }

static const struct field_def fields[] = {
  ROW ("change", change, FIELD_STRING, FOR_ALL),
  ROW ("path", path, FIELD_STRING, FOR_ALL),
  ROW ("what", what, FIELD_STRING, FOR_ALL),
  ROW ("detail", detail, FIELD_STRING, FOR_PEOPLE),
  ROW ("before", before, FIELD_JSON, FOR_PROGRAMS),
  ROW ("after", after, FIELD_JSON, FOR_PROGRAMS),
};

static const struct struct_def difference_def = {
  .name = "difference", .fields = fields,
  .count = sizeof fields / sizeof *fields,
  .size = sizeof (struct difference), .tabular = true, .sparse = true,
};

/* ---- reading one image --------------------------------------------------- */

enum { NO_FILESYSTEM = -2 };

/* How the images are mounted. */
struct plan {
  char **pairs;                 /* mount point, device, ...; or NULL */
};

static void
plan_free (struct plan *plan)
{
  for (size_t i = 0; plan->pairs != NULL && plan->pairs[i] != NULL; ++i)
    free (plan->pairs[i]);
  free (plan->pairs);
}

static int
by_path (const void *one, const void *other)
{
  const struct file *a = one, *b = other;

  return strcmp (a->path, b->path);
}

static void
add_file (void *opaque, const char *path, struct node *entry)
{
  struct files *files = opaque;

  files_append (files, (struct file) { xstrdup (path), NULL, entry });
}

/* Undo what the list of checksums does to names with line ends. */
static char *
plain_name (const char *name, size_t len, bool escaped)
{
  struct strbuf out = { 0 };

  for (size_t i = 0; i < len; ++i)
    if (escaped && name[i] == '\\' && i + 1 < len) {
      i++;
      strbuf_putc (&out, name[i] == 'n' ? '\n' : name[i] == 'r' ? '\r'
                   : name[i]);
    }
    else
      strbuf_putc (&out, name[i]);
  return strbuf_steal (&out);
}

/* A line "SUM  ./NAME"; with a backslash before it NAME has escapes. */
static void
note_sum (struct files *files, const char *line, size_t len)
{
  bool escaped = *line == '\\';
  size_t sum = escaped, end = escaped + strcspn (line + escaped, " ");
  CLEANUP_FREE char *path = NULL;
  struct file key, *file;

  if (end + 3 >= len)
    return;
  path = plain_name (line + end + 3, len - end - 3, escaped);
  key.path = path;
  file = bsearch (&key, files->ptr, files->len, sizeof key, by_path);
  if (file != NULL && file->sum == NULL)
    file->sum = xstrndup (line + sum, end - sum);
}

/* The checksums of all files at once.  What the guest cannot read is missing
 * in the list.
 */
static int
read_sums (guestfs_h *g, struct files *files)
{
  CLEANUP_CLOSE int fd = memfd_create ("sums", MFD_CLOEXEC);
  CLEANUP_FREE char *name = xasprintf ("/dev/fd/%d", fd);
  CLEANUP_FCLOSE FILE *sums = NULL;
  CLEANUP_FREE char *line = NULL;
  size_t size = 0;
  ssize_t len;
  int status;

  if (fd == -1)
    return -1;
  status = guestfs_checksums_out (g, "sha256", "/", name);
  sums = fdopen (dup (fd), "r");
  if (sums == NULL || fseek (sums, 0, SEEK_SET) == -1)
    return -1;
  while ((len = getline (&line, &size, sums)) > 0)
    note_sum (files, line, (size_t) len - (line[len-1] == '\n'));
  return status;
}

/* The library lists what others are mounted in first. */
static int
mount_pairs (guestfs_h *g, char *const *pairs)
{
  for (size_t i = 0; pairs[i] != NULL; i += 2)
    if (guestfs_mount_ro (g, pairs[i + 1], pairs[i]) == -1 &&
        strcmp (pairs[i], "/") == 0)
      return -1;
  return 0;
}

/* Each in a folder that is called as its device: /dev/vg/lv in /vg-lv. */
static void
mount_in_folder (guestfs_h *g, const char *device)
{
  const char *name = strncmp (device, "/dev/", 5) == 0 ? device + 5 : device;
  CLEANUP_FREE char *folder = xasprintf ("/%s", name);

  for (char *p = folder + 1; *p != '\0'; p++)
    if (*p == '/')
      *p = '-';
  if (guestfs_mkmountpoint (g, folder) == 0 &&
      guestfs_mount_ro (g, device, folder) == -1)
    guestfs_rmmountpoint (g, folder);
}

/* The one file system, or all. */
static int
mount_filesystems (guestfs_h *g)
{
  CLEANUP_FREE_STRINGS char **all = guestfs_list_filesystems (g);
  struct strings usable = { 0 };
  int status = 0;

  for (size_t i = 0; all != NULL && all[i] != NULL; i += 2)
    if (look_is_filesystem (all[i + 1]))
      strings_append (&usable, all[i]);
  if (usable.len == 1)
    status = guestfs_mount_ro (g, usable.ptr[0], "/");
  for (size_t i = 0; usable.len > 1 && i < usable.len; ++i)
    mount_in_folder (g, usable.ptr[i]);
  if (usable.len == 0)
    status = NO_FILESYSTEM;
  strings_reset (&usable);
  return status;
}

/* The first system of the image as it is when it runs, else file systems.
 * The other image is mounted in the same way: a system without what makes it
 * one is still compared with the system that it was.
 */
static int
mount_image (guestfs_h *g, struct plan *plan, bool first)
{
  CLEANUP_FREE_STRINGS char **roots = NULL;
  char **pairs = NULL;

  if (!first && plan->pairs == NULL)
    return mount_filesystems (g);
  roots = guestfs_inspect_os (g);
  if (roots != NULL && roots[0] != NULL)
    pairs = guestfs_inspect_get_mountpoints (g, roots[0]);
  if (pairs != NULL) {
    plan_free (plan);
    plan->pairs = pairs;
  }
  return plan->pairs ? mount_pairs (g, plan->pairs) : mount_filesystems (g);
}

static int
read_tree (struct session *session, const struct args *args, size_t index,
           struct plan *plan, struct tree *tree, struct diag *diag)
{
  const char *image = args->args[index].text;
  guestfs_h *g = session_guestfs (session);
  const struct walk w = {
    .g = g, .appliance = session->appliance, .args = args, .depth = -1, .targets = true,
  };
  int status = mount_image (g, plan, index == 0);

  if (status == NO_FILESYSTEM)
    return diag_set (diag, DIAG_FAILED, "%s: no file system that can be read "
                     "is in '%s'", args->name, image);
  if (status == -1) {
    CLEANUP_FREE char *message = call_message (g, args);

    return diag_set (diag, DIAG_FAILED, "%s: '%s' cannot be read: %s",
                     args->name, image, message);
  }
  if (walk (session, &w, "/", &tree->root, diag) == -1)
    return -1;
  walk_each (&tree->root, "/", add_file, &tree->files);
  qsort (tree->files.ptr, tree->files.len, sizeof *tree->files.ptr, by_path);
  /* A file without a checksum is said to be unreadable. */
  status = read_sums (g, &tree->files);
  (void) status;
  return 0;
}

/* Start the appliance with one image, read it, and stop. */
static int
read_image (struct session *session, const struct args *args, size_t index,
            struct plan *plan, struct tree *tree, struct diag *diag)
{
  struct drive *drive = drive_new (DRIVE_IMAGE, args->args[index].text);
  struct drive_set drives = { 0 };
  CLEANUP_DIAG struct diag stop = { 0 };
  int status;

  drive->readonly = true;
  drive_set_add (&drives, drive);
  status = drive_prepare (drive, diag);
  if (status == 0)
    status = appliance_check_drive (drive, diag);
  if (status == 0)
    status = appliance_launch (session->appliance, &drives, diag);
  if (status == 0) {
    status = read_tree (session, args, index, plan, tree, diag);
    if (appliance_shutdown (session->appliance, &stop) == -1 && status == 0)
      status = diag_set (diag, DIAG_FAILED, "%s", stop.text);
  }
  if (status == -1)
    args_place (args, index, diag);
  drive_set_clear (&drives);
  return status;
}

static void
tree_free (struct tree *tree)
{
  for (size_t i = 0; i < tree->files.len; ++i) {
    free (tree->files.ptr[i].path);
    free (tree->files.ptr[i].sum);
  }
  files_reset (&tree->files);
  entry_free (&tree->root);
}

/* ---- comparing ----------------------------------------------------------- */

static json_t *
json_or_null (const char *text)
{
  json_t *string = text ? json_string (text) : NULL;

  return string ? string : json_null ();
}

/* A file as JSON, NULL if there is none. */
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
add_word (struct strbuf *list, const char *between, const char *word)
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
    add_word (what, " ", "target");
    strbuf_printf (detail, "%s%s -> %s", detail->len ? ", " : "",
                   x->target ? x->target : "?", y->target ? y->target : "?");
  }
  if (strcmp (x->type, "file") != 0)
    return;
  if (a->sum == NULL || b->sum == NULL) {
    add_word (what, " ", "unreadable");
    add_word (detail, ", ", a->sum ? "the second cannot be read"
              : b->sum ? "the first cannot be read"
              : "neither can be read");
  }
  else if (strcmp (a->sum, b->sum) != 0) {
    add_word (what, " ", "content");
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
    add_word (what, " ", strcmp (x->type, y->type) ? "type" : "mode");
    strbuf_printf (detail, "%s -> %s", x->letters ? x->letters : "?",
                   y->letters ? y->letters : "?");
  }
  if (x->uid != y->uid || x->gid != y->gid) {
    add_word (what, " ", "owner");
    strbuf_printf (detail, "%s%lld:%lld -> %lld:%lld",
                   detail->len ? ", " : "", (long long) x->uid,
                   (long long) x->gid, (long long) y->uid,
                   (long long) y->gid);
  }
}

static void
add_difference (struct differences *list, const char *change,
                const struct file *a, const struct file *b, char *what,
                char *detail)
{
  differences_append (list, (struct difference) {
    .change = change, .path = xstrdup (a ? a->path : b->path), .what = what,
    .detail = detail, .before = file_json (a), .after = file_json (b),
  });
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
    add_word (&what, " ", "unreadable");
    add_word (&detail, ", ", a->entry->note ? a->entry->note
              : b->entry->note);
  }
  if (what.len > 0)
    add_difference (list, "changed", a, b, strbuf_steal (&what),
                    strbuf_steal (&detail));
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
    else if (order < 0) {
      add_difference (list, "removed", &a->ptr[i], NULL,
                      xstrdup (a->ptr[i].entry->type), NULL);
      i++;
    }
    else {
      add_difference (list, "added", NULL, &b->ptr[j],
                      xstrdup (b->ptr[j].entry->type), NULL);
      j++;
    }
  }
}

static void
release (void *owner)
{
  struct differences *list = owner;

  for (size_t i = 0; i < list->len; ++i) {
    free (list->ptr[i].path);
    free (list->ptr[i].what);
    free (list->ptr[i].detail);
    free (list->ptr[i].before);
    free (list->ptr[i].after);
  }
  differences_reset (list);
  free (list);
}

int
cmd_diff (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  struct tree trees[2] = { 0 };
  struct differences *list = xcalloc (1, sizeof *list);
  struct plan plan = { 0 };
  int status = read_image (session, args, 0, &plan, &trees[0], diag);

  if (status == 0)
    status = read_image (session, args, 1, &plan, &trees[1], diag);
  plan_free (&plan);
  if (status == 0) {
    compare_trees (list, &trees[0].files, &trees[1].files);
    value_take_structs (result, VALUE_STRUCTS, &difference_def, list->ptr,
                        list->len, list, release);
  }
  else
    release (list);
  tree_free (&trees[0]);
  tree_free (&trees[1]);
  return status;
}
