/* diskfish: create and query libguestfs handles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "handle.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "call-errors.h"
#include "cleanup.h"
#include "libguestfs.h"
#include "xalloc.h"

static void
ignore_error (void *opaque, void *error)
{
  (void) opaque;
  (void) error;
}

/* Stop libvirt, if libguestfs is linked with it, from printing errors:
 * libguestfs reports them as well.
 */
static void
silence_libvirt (void)
{
  typedef void error_handler (void *opaque, void *error);
  void (*set_handler) (void *opaque, error_handler *handler);
  void *symbol = libguestfs_symbol ("virSetErrorFunc");

  if (symbol == NULL)
    return;
  memcpy (&set_handler, &symbol, sizeof set_handler);
  set_handler (NULL, ignore_error);
}

static void
drop_trace (guestfs_h *g, void *opaque, uint64_t event, int number, int flags,
            const char *text, size_t len, const uint64_t *numbers,
            size_t count)
{
  (void) g;
  (void) opaque;
  (void) event;
  (void) number;
  (void) flags;
  (void) text;
  (void) len;
  (void) numbers;
  (void) count;
}

/* Create a handle.  Make a relative TMPDIR absolute, because supermin and QEMU
 * run in other directories.  Hide a TMPDIR that is not a directory from
 * libguestfs, which would print a message; handle_check_tmpdir reports it.
 */
static guestfs_h *
create (void)
{
  const char *value = getenv ("TMPDIR");
  CLEANUP_FREE char *given = value && *value ? xstrdup (value) : NULL;
  CLEANUP_FREE char *full = given ? realpath (given, NULL) : NULL;
  struct stat file;
  guestfs_h *g;

  if (given == NULL || (full != NULL && stat (full, &file) == 0 &&
                        S_ISDIR (file.st_mode))) {
    if (given != NULL && *given != '/')
      setenv ("TMPDIR", full, 1);
    return guestfs_create ();
  }
  unsetenv ("TMPDIR");
  g = guestfs_create ();
  setenv ("TMPDIR", given, 1);
  return g;
}

bool
handle_reads_variable (const char *name)
{
  return strncmp (name, "LIBGUESTFS_", 11) == 0 || strcmp (name, "TMPDIR") == 0;
}

bool
handle_reads_directory (void)
{
  static const char *const names[] = {
    "TMPDIR", "LIBGUESTFS_TMPDIR", "LIBGUESTFS_CACHEDIR",
  };

  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    const char *value = getenv (names[i]);

    if (value != NULL && *value != '\0' && *value != '/')
      return true;
  }
  return false;
}

int
handle_check_tmpdir (struct diag *diag)
{
  const char *name = getenv ("TMPDIR");
  struct stat file;

  if (name == NULL || *name == '\0')
    return 0;
  if (stat (name, &file) == 0 && !S_ISDIR (file.st_mode))
    errno = ENOTDIR;
  else if (access (name, W_OK | X_OK) == 0)
    return 0;
  diag_set (diag, DIAG_FAILED, "cannot use the temporary directory '%s': %s",
            name, strerror (errno));
  diag_hint (diag, "set TMPDIR to a directory that exists and is writable");
  return -1;
}

guestfs_h *
handle_new (void)
{
  guestfs_h *g = create ();

  silence_libvirt ();

  if (g == NULL)
    abort ();
  call_errors_record (g);
  /* libguestfs does not print traces itself while a callback receives them. */
  guestfs_set_event_callback (g, drop_trace, GUESTFS_EVENT_TRACE, 0, NULL);
  /* libvirt, the default in some distributions, needs a daemon and gives no
   * access to QEMU's monitor.
   */
  if (getenv ("LIBGUESTFS_BACKEND") == NULL)
    guestfs_set_backend (g, "direct");
  return g;
}

char *
handle_message (guestfs_h *g)
{
  const char *message = guestfs_last_error (g);

  if (message != NULL && strncmp (message, "error: ", 7) == 0)
    message += 7;
  if (message == NULL)
    message = "libguestfs gives no reason";
  return xstrndup (message, strcspn (message, "\n"));
}

bool
handle_message_tells_stop (const char *message)
{
  return strncmp (message, "appliance closed the connection", 31) == 0 ||
    (strstr (message, "/diskfish-hv") != NULL &&
     (strstr (message, " killed by signal ") != NULL ||
      strstr (message, " exited with error status ") != NULL));
}

static const char quiet_key[] = "diskfish-quiet";

bool
handle_is_quiet (guestfs_h *g)
{
  return guestfs_get_private (g, quiet_key) != NULL;
}

bool
handle_quiet (guestfs_h *g, bool quiet)
{
  bool before = handle_is_quiet (g);

  guestfs_set_private (g, quiet_key, quiet ? (void *) quiet_key : NULL);
  return before;
}

/* The state to restore after internal calls. */
struct question {
  bool quiet;
  bool kept;
};

/* Begin internal calls, which neither listeners nor the recorded error notice.
 */
static struct question
begin_question (guestfs_h *g)
{
  return (struct question) {
    .quiet = handle_quiet (g, true),
    .kept = call_errors_keep (g, true),
  };
}

static void
end_question (guestfs_h *g, struct question question)
{
  call_errors_keep (g, question.kept);
  handle_quiet (g, question.quiet);
}

unsigned
handle_count_disks (guestfs_h *g)
{
  struct question question = begin_question (g);
  CLEANUP_FREE_STRINGS char **drives = guestfs_debug_drives (g);
  unsigned count = 0;

  end_question (g, question);
  while (drives != NULL && drives[count] != NULL)
    count++;
  return count;
}

bool
handle_is_direct (guestfs_h *g)
{
  struct question question = begin_question (g);
  CLEANUP_FREE char *backend = guestfs_get_backend (g);

  end_question (g, question);
  return backend != NULL && strcmp (backend, "direct") == 0;
}

bool
handle_is_up (guestfs_h *g)
{
  struct question question = begin_question (g);
  bool up = guestfs_is_ready (g) > 0;

  end_question (g, question);
  return up;
}

bool
handle_is_traced (guestfs_h *g)
{
  struct question question = begin_question (g);
  bool traced = guestfs_get_trace (g) > 0;

  end_question (g, question);
  return traced;
}

bool
handle_is_verbose (guestfs_h *g)
{
  struct question question = begin_question (g);
  bool verbose = guestfs_get_verbose (g) > 0;

  end_question (g, question);
  return verbose;
}

void
handle_copy_settings (guestfs_h *to, guestfs_h *from)
{
  const char *path = guestfs_get_path (from);

  guestfs_set_verbose (to, guestfs_get_verbose (from));
  guestfs_set_autosync (to, guestfs_get_autosync (from));
  guestfs_set_pgroup (to, guestfs_get_pgroup (from));
  if (path != NULL)
    guestfs_set_path (to, path);
  /* Set this last, so that the calls above are not traced. */
  guestfs_set_trace (to, guestfs_get_trace (from));
}

static void
copy_strings (guestfs_h *to, guestfs_h *from)
{
  CLEANUP_FREE char *backend = guestfs_get_backend (from);
  CLEANUP_FREE char *cache = guestfs_get_cachedir (from);
  CLEANUP_FREE char *temporary = guestfs_get_tmpdir (from);
  CLEANUP_FREE char *hv = guestfs_get_hv (from);
  CLEANUP_FREE_STRINGS char **settings = guestfs_get_backend_settings (from);
  const char *program = guestfs_get_program (from);
  const char *identifier = guestfs_get_identifier (from);

  guestfs_set_append (to, guestfs_get_append (from));
  if (backend != NULL)
    guestfs_set_backend (to, backend);
  if (settings != NULL)
    guestfs_set_backend_settings (to, settings);
  if (cache != NULL)
    guestfs_set_cachedir (to, cache);
  if (temporary != NULL)
    guestfs_set_tmpdir (to, temporary);
  if (hv != NULL)
    guestfs_set_hv (to, hv);
  if (program != NULL)
    guestfs_set_program (to, program);
  if (identifier != NULL)
    guestfs_set_identifier (to, identifier);
}

void
handle_copy_all (guestfs_h *to, guestfs_h *from)
{
  copy_strings (to, from);
  guestfs_set_memsize (to, guestfs_get_memsize (from));
  guestfs_set_smp (to, guestfs_get_smp (from));
  guestfs_set_network (to, guestfs_get_network (from));
  guestfs_set_recovery_proc (to, guestfs_get_recovery_proc (from));
  handle_copy_settings (to, from);
}
