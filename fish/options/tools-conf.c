/* diskfish: read libguestfs-tools.conf.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tools-conf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libconfig.h>

#include "cleanup.h"
#include "xalloc.h"

static const char in_folder[] = "libguestfs/libguestfs-tools.conf";

/* Report line NUMBER of the file.  Return -1. */
static int
fail_at (enum output_mode mode, const char *file, int number,
         const char *text)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct source *source = source_read (file, file);
  size_t start = 0, len;

  if (source == NULL)
    source = source_new (file, "", 0, 1);
  for (int i = 1; i < number && start < source->len; ++i) {
    start += strcspn (source->text + start, "\n");
    start += start < source->len;
  }
  len = strcspn (source->text + start, "\n");
  diag_at (&diag, DIAG_USAGE, source, (struct span) { start, start + len },
           "%s", text);
  report (mode, &diag);
  source_free (source);
  return -1;
}

/* Take the setting of diskfish, and ignore all others. */
static int
take_settings (enum output_mode mode, const char *file, config_t *conf,
               bool *read_only)
{
  const config_setting_t *setting = config_lookup (conf, "read_only");

  if (setting == NULL)
    return 0;
  if (config_setting_type (setting) != CONFIG_TYPE_BOOL)
    return fail_at (mode, file, config_setting_source_line (setting),
                    "expected true or false for 'read_only'");
  *read_only = config_setting_get_bool (setting);
  return 0;
}

/* Print a note on a file of another user and continue.  HOME often belongs to
 * another user in containers and under sudo(8).  The note is necessary because
 * the file may ask for read-only disks.
 */
static int
skip_unreadable (enum output_mode mode, const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  diag_set (&diag, DIAG_NOTE, "cannot read '%s': %s", file,
            strerror (EACCES));
  report (mode, &diag);
  return 0;
}

static int
fail_to_open (enum output_mode mode, const char *file, int error)
{
  CLEANUP_FREE char *text =
    xasprintf ("cannot read the file: %s", strerror (error));

  return fail_at (mode, file, 1, text);
}

static int
read_conf (enum output_mode mode, const char *file, bool *read_only)
{
  CLEANUP_FCLOSE FILE *in = NULL;
  config_t conf;
  struct stat st;
  int status = -1;

  /* A missing file, or a dangling symbolic link, has no settings. */
  if (stat (file, &st) == -1)
    return 0;
  in = fopen (file, "re");
  if (in == NULL)
    return errno == EACCES ? skip_unreadable (mode, file)
      : fail_to_open (mode, file, errno);
  config_init (&conf);
  if (config_read (&conf, in))
    status = take_settings (mode, file, &conf, read_only);
  else
    fail_at (mode, file, config_error_line (&conf),
             config_error_text (&conf));
  config_destroy (&conf);
  return status;
}

/* Read DIRECTORY/FILE.  Do nothing without DIRECTORY. */
static int
read_below (enum output_mode mode, const char *directory, const char *file,
            bool *read_only)
{
  CLEANUP_FREE char *path =
    directory ? xasprintf ("%s/%s", directory, file) : NULL;

  return path ? read_conf (mode, path, read_only) : 0;
}

/* The first directory in XDG_CONFIG_DIRS takes precedence, so read it last. */
static int
read_config_dirs (enum output_mode mode, bool *read_only)
{
  const char *set = getenv ("XDG_CONFIG_DIRS");
  CLEANUP_FREE char *dirs = xstrdup (set && *set ? set : "/etc/xdg");
  char *colon;

  while ((colon = strrchr (dirs, ':')) != NULL) {
    *colon = '\0';
    if (read_below (mode, colon + 1, in_folder, read_only) == -1)
      return -1;
  }
  return read_below (mode, dirs, in_folder, read_only);
}

int
tools_conf_read (enum output_mode mode, bool *read_only)
{
  const char *home = getenv ("HOME"), *set = getenv ("XDG_CONFIG_HOME");
  CLEANUP_FREE char *config = set && *set ? xstrdup (set)
    : home ? xasprintf ("%s/.config", home) : NULL;

  *read_only = false;
  if (read_conf (mode, "/etc/libguestfs-tools.conf", read_only) == -1 ||
      read_config_dirs (mode, read_only) == -1 ||
      read_below (mode, home, ".libguestfs-tools.rc", read_only) == -1)
    return -1;
  return read_below (mode, config, in_folder, read_only);
}
