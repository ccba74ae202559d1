/* diskfish: what completion asks of the session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "completion-source.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "cmd-events.h"
#include "qemu-img.h"
#include "shell.h"
#include "strbuf.h"

/* How many links a TAB follows: each is a call. */
enum { MOST_LOOKS = 16 };

static guestfs_h *
running (void *opaque)
{
  struct session *session = opaque;

  return appliance_is_up (session->appliance) ? session_guestfs (session)
    : NULL;
}

/* What only the guest knows, once for a line. */
static char **
ask (void *opaque, const char *name, completion_cache_question *question,
     const char *argument)
{
  struct session *session = opaque;
  struct shell *shell = session->shell;

  if (!appliance_is_up (session->appliance))
    return NULL;
  return completion_cache_once (&shell->cache, name, question, opaque,
                                argument);
}

/* Close a list with its NULL. */
static char **
closed (struct strings *list)
{
  strings_append (list, NULL);
  return list->ptr;
}

/* Move the strings of a list of the library to another. */
static void
completion_source_take (struct strings *list, char **more)
{
  for (size_t i = 0; more != NULL && more[i] != NULL; ++i)
    strings_append (list, more[i]);
  free (more);
}

static char **
drives (void *opaque)
{
  const struct session *session = opaque;
  const struct drive_set *set = &session->drives;
  struct strings names = { 0 };

  for (size_t i = 0; i < set->list.len; ++i) {
    const char *label = set->list.ptr[i]->label;

    strings_append (&names, drive_device (set->list.ptr[i]->number));
    if (label != NULL)
      strings_append (&names, xstrdup (label));
  }
  return closed (&names);
}

/* Before the start only whole disks are known. */
static char **
ask_devices (void *opaque, const char *unused)
{
  guestfs_h *g = running (opaque);
  CLEANUP_FREE_STRINGS char **disks = g == NULL ? drives (opaque) : NULL;
  struct strings names = { 0 };

  (void) unused;
  for (size_t i = 0; disks != NULL && disks[i] != NULL; ++i)
    if (strncmp (disks[i], "sd", 2) == 0)
      strings_append (&names, xasprintf ("/dev/%s", disks[i]));
  if (g != NULL) {
    completion_source_take (&names, guestfs_list_devices (g));
    completion_source_take (&names, guestfs_list_partitions (g));
    completion_source_take (&names, guestfs_list_md_devices (g));
    completion_source_take (&names, guestfs_lvs (g));
  }
  return closed (&names);
}

static char **
ask_mountables (void *opaque, const char *unused)
{
  guestfs_h *g = running (opaque);

  (void) unused;
  return g != NULL ? guestfs_list_filesystems (g) : NULL;
}

static char **
ask_groups (void *opaque, const char *unused)
{
  guestfs_h *g = running (opaque);

  (void) unused;
  return g != NULL ? guestfs_vgs (g) : NULL;
}

static char **
ask_labels (void *opaque, const char *unused)
{
  CLEANUP_FREE_STRINGS char **pairs = ask (opaque, "mountables",
                                           ask_mountables, NULL);
  struct strings names = { 0 };

  (void) unused;
  for (size_t i = 0; pairs != NULL && pairs[i] != NULL; i += 2) {
    guestfs_h *g = running (opaque);
    char *label = g != NULL ? guestfs_vfs_label (g, pairs[i]) : NULL;

    if (label != NULL && *label != '\0')
      strings_append (&names, label);
    else
      free (label);
  }
  return closed (&names);
}

static char **
ask_augeas_paths (void *opaque, const char *folder)
{
  guestfs_h *g = running (opaque);
  CLEANUP_FREE char *all = xasprintf ("%s*", folder);

  return g != NULL ? guestfs_aug_match (g, all) : NULL;
}

/* Only of what can be read without waiting. */
static char **
ask_snapshots (void *unused, const char *image)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  json_t *info = NULL;
  struct stat file;
  char **names;

  (void) unused;
  if (stat (image, &file) == 0 &&
      (S_ISREG (file.st_mode) || S_ISBLK (file.st_mode)))
    info = qemu_img_info (image, &ignored);
  names = qemu_img_snapshots (info);
  json_decref (info);
  return names;
}

static char **
events (void *opaque)
{
  return event_handler_names (opaque);
}

/* A link, or what a file system gives no type of, needs a call of its own. */
static bool
leads_to_folder (guestfs_h *g, const char *folder,
                 const struct guestfs_dirent *entry)
{
  CLEANUP_FREE char *path = xasprintf ("%s%s", folder, entry->name);

  return guestfs_is_dir_opts (g, path, GUESTFS_IS_DIR_OPTS_FOLLOWSYMLINKS, 1,
                              -1) == 1;
}

/* TYPED is the path of a folder, and the beginning of a name in it. */
static char **
ask_paths (void *opaque, const char *typed)
{
  guestfs_h *g = running (opaque);
  const char *slash = strrchr (typed, '/');
  const char *name = slash ? slash + 1 : typed;
  CLEANUP_FREE char *folder = xstrndup (typed, (size_t) (name - typed));
  struct guestfs_dirent_list *entries = g ? guestfs_readdir (g, folder) : NULL;
  struct strings names = { 0 };
  int looks = MOST_LOOKS;

  for (size_t i = 0; entries != NULL && i < entries->len; ++i) {
    const struct guestfs_dirent *entry = &entries->val[i];
    bool is_folder = entry->ftyp == 'd';

    if (strcmp (entry->name, ".") == 0 || strcmp (entry->name, "..") == 0)
      continue;
    if ((entry->ftyp == 'l' || entry->ftyp == 'u') && looks > 0 &&
        strncasecmp (entry->name, name, strlen (name)) == 0) {
      is_folder = leads_to_folder (g, folder, entry);
      looks--;
    }
    strings_append (&names, xasprintf ("%s%s", entry->name,
                                       is_folder ? "/" : ""));
  }
  if (entries != NULL)
    guestfs_free_dirent_list (entries);
  return closed (&names);
}

static char **
devices (void *opaque)
{
  return running (opaque) ? ask (opaque, "devices", ask_devices, NULL)
    : ask_devices (opaque, NULL);
}

static char **
mountables (void *opaque)
{
  return ask (opaque, "mountables", ask_mountables, NULL);
}

static char **
groups (void *opaque)
{
  return ask (opaque, "groups", ask_groups, NULL);
}

static char **
labels (void *opaque)
{
  return ask (opaque, "labels", ask_labels, NULL);
}

static char **
snapshots (void *opaque, const char *image)
{
  const struct session *session = opaque;
  struct shell *shell = session->shell;

  return completion_cache_once (&shell->cache, "snapshots", ask_snapshots,
                                opaque,
                                image);
}

static char **
augeas_paths (void *opaque, const char *folder)
{
  return ask (opaque, "augeas", ask_augeas_paths, folder);
}

static char **
paths (void *opaque, const char *folder, const char *name)
{
  CLEANUP_FREE char *typed = xasprintf ("%s%s", folder, name);

  return ask (opaque, "paths", ask_paths, typed);
}

/* With --no-dest-paths. */
static char **
no_paths (void *opaque, const char *folder, const char *name)
{
  struct strings none = { 0 };

  (void) opaque;
  (void) name;
  (void) folder;
  return closed (&none);
}

static char **
references (void *opaque, const char *typed)
{
  const struct session *session = opaque;
  const struct shell *shell = session->shell;
  struct strings list = variables_references (&shell->variables, typed);

  return closed (&list);
}

struct completion_source
world_of (struct session *session)
{
  return (struct completion_source) {
    .opaque = session,
    .drives = drives,
    .devices = devices,
    .groups = groups,
    .snapshots = snapshots,
    .labels = labels,
    .augeas_paths = augeas_paths,
    .events = events,
    .references = references,
    .mountables = mountables,
    .paths = session->settings.no_dest_paths ? no_paths : paths,
  };
}

char *
completion_source_lines (const struct completion *completion)
{
  struct strbuf lines = { 0 };

  for (size_t i = 0; i < completion->list.len; ++i) {
    const struct candidate *c = &completion->list.ptr[i];

    strbuf_printf (&lines, "%s\t%s\t%s\n", c->insert,
                   candidate_kind_name (c->kind),
                   c->meaning ? c->meaning : "");
  }
  return strbuf_steal (&lines);
}
