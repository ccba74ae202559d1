/* diskfish: what completion asks of the session.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "completion-source.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cleanup.h"
#include "cmd-events.h"
#include "host.h"
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

static char **ask (void *opaque, enum completion_kind kind,
                   const char *argument);

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
ask_drives (void *opaque, const char *unused)
{
  const struct session *session = opaque;
  const struct drive_set *set = &session->drives;
  struct strings names = { 0 };

  (void) unused;
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
  CLEANUP_FREE_STRINGS char **disks = g == NULL ? ask_drives (opaque, NULL)
    : NULL;
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
  CLEANUP_FREE_STRINGS char **pairs = ask (opaque, COMPLETION_MOUNTABLES,
                                           NULL);
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
ask_augeas_paths (void *opaque, const char *directory)
{
  guestfs_h *g = running (opaque);
  CLEANUP_FREE char *all = xasprintf ("%s*", directory);

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
ask_events (void *opaque, const char *unused)
{
  (void) unused;
  return event_handler_names (opaque);
}

static char **
ask_references (void *opaque, const char *typed)
{
  const struct session *session = opaque;
  const struct shell *shell = session->shell;
  struct strings list = variables_references (&shell->variables, typed);

  return closed (&list);
}

/* The list is of libvirt's default URI, as that of add-domain without an option
 * is.  virsh may wait for a daemon.
 */
static char **
ask_domains (void *unused, const char *unused_too)
{
  static const char command[] =
    "timeout 5 virsh -q list --all --name </dev/null 2>/dev/null";
  CLEANUP_DIAG struct diag ignored = { 0 };
  size_t len;
  CLEANUP_FREE char *output = host_read (command, &len, &ignored);
  struct strings names = { 0 };
  char *rest = output, *name;

  (void) unused;
  (void) unused_too;
  while ((name = strsep (&rest, "\n")) != NULL)
    if (*name != '\0' && !diag_is_set (&ignored))
      strings_append (&names, xstrdup (name));
  return closed (&names);
}

/* A link, or what a file system gives no type of, needs a call of its own. */
static bool
leads_to_directory (guestfs_h *g, const char *directory,
                    const struct guestfs_dirent *entry)
{
  CLEANUP_FREE char *path = xasprintf ("%s%s", directory, entry->name);

  return guestfs_is_dir_opts (g, path, GUESTFS_IS_DIR_OPTS_FOLLOWSYMLINKS, 1,
                              -1) == 1;
}

/* TYPED is the path of a directory and the beginning of a name in it.  With
 * --no-dest-paths none is offered.
 */
static char **
ask_paths (void *opaque, const char *typed)
{
  const struct session *session = opaque;
  guestfs_h *g = session->settings.no_dest_paths ? NULL : running (opaque);
  const char *slash = strrchr (typed, '/');
  const char *name = slash ? slash + 1 : typed;
  CLEANUP_FREE char *directory = xstrndup (typed, (size_t) (name - typed));
  struct guestfs_dirent_list *entries =
    g ? guestfs_readdir (g, directory) : NULL;
  struct strings names = { 0 };
  int looks = MOST_LOOKS;

  for (size_t i = 0; entries != NULL && i < entries->len; ++i) {
    const struct guestfs_dirent *entry = &entries->val[i];
    bool is_directory = entry->ftyp == 'd';

    if (strcmp (entry->name, ".") == 0 || strcmp (entry->name, "..") == 0)
      continue;
    if ((entry->ftyp == 'l' || entry->ftyp == 'u') && looks > 0 &&
        strncasecmp (entry->name, name, strlen (name)) == 0) {
      is_directory = leads_to_directory (g, directory, entry);
      looks--;
    }
    strings_append (&names, xasprintf ("%s%s", entry->name,
                                       is_directory ? "/" : ""));
  }
  if (entries != NULL)
    guestfs_free_dirent_list (entries);
  return closed (&names);
}

/* The function that answers a question. */
struct answerer {
  completion_cache_question *ask;
  enum {
    ASKS_SESSION,               /* each time */
    ASKS_HOST,                  /* once for each line */
    ASKS_GUEST,                 /* the same, if the appliance is running */
  } whom;
};

static const struct answerer answerers[] = {
  [COMPLETION_AUGEAS_PATHS] = { ask_augeas_paths, ASKS_GUEST },
  [COMPLETION_DEVICES] = { ask_devices, ASKS_HOST },
  [COMPLETION_DOMAINS] = { ask_domains, ASKS_HOST },
  [COMPLETION_DRIVES] = { ask_drives, ASKS_SESSION },
  [COMPLETION_EVENTS] = { ask_events, ASKS_SESSION },
  [COMPLETION_FS_LABELS] = { ask_labels, ASKS_GUEST },
  [COMPLETION_MOUNTABLES] = { ask_mountables, ASKS_GUEST },
  [COMPLETION_PATHS] = { ask_paths, ASKS_GUEST },
  [COMPLETION_REFERENCES] = { ask_references, ASKS_SESSION },
  [COMPLETION_SNAPSHOTS] = { ask_snapshots, ASKS_HOST },
  [COMPLETION_VOLUME_GROUPS] = { ask_groups, ASKS_GUEST },
};

#define KIND_NAME(id) #id,
static const char *const kind_names[] = { COMPLETION_KINDS (KIND_NAME) };

static char **
ask (void *opaque, enum completion_kind kind, const char *argument)
{
  const struct answerer *answerer = &answerers[kind];
  struct session *session = opaque;
  struct shell *shell = session->shell;

  if (answerer->ask == NULL ||
      (answerer->whom == ASKS_GUEST && running (opaque) == NULL))
    return NULL;
  if (answerer->whom == ASKS_SESSION)
    return answerer->ask (opaque, argument);
  return completion_cache_once (&shell->cache, kind_names[kind],
                                answerer->ask, opaque, argument);
}

struct completion_source
completion_source_of (struct session *session)
{
  return (struct completion_source) { .opaque = session, .ask = ask };
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
