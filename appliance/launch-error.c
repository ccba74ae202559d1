/* diskfish: explain why the appliance cannot start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "launch-error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "cleanup.h"
#include "launch-log.h"
#include "lock-owner.h"
#include "network-image.h"
#include "strbuf.h"
#include "uri.h"

/* Texts in the output, with the cause that they indicate.  The first one that
 * occurs is used.
 */
static const struct {
  const char *sign;
  const char *cause;
  const char *hint;
} known[] = {
  { "Failed to get \"write\" lock", "another process uses the image",
    "stop that process, or attach the image read-only" },
  { "Failed to get shared \"write\" lock", "another process uses the image",
    "stop that process, or attach the image read-only" },
  { "failed to set MSR", "KVM is present but does not work on this host",
    NULL },
  { "KVM internal error", "KVM is present but does not work on this host",
    NULL },
  { "failed to find a suitable kernel", "no readable kernel in /boot",
    "install a kernel, or run 'sudo chmod 0644 /boot/vmlinuz-*'" },
  { "/boot/vmlinuz", "the kernel in /boot is not readable",
    "run 'sudo chmod 0644 /boot/vmlinuz-*'" },
  { "No space left on device", "no space left on the host", NULL },
  { "Cannot allocate memory", "not enough memory", NULL },
  { "cannot set up guest memory", "not enough memory", NULL },
  { "did not start in time", "the time limit expired",
    "use a longer --launch-timeout=SECONDS" },
  { "Kernel panic", "the kernel of the appliance panicked", NULL },
};

/* Return the last line of LOG that starts with the name of QEMU or supermin.
 * Without one, return the last line that is neither empty nor a note of the
 * hypervisor wrapper, or NULL.  The caller frees it.
 */
static char *
relevant_line (const char *log)
{
  char *line = NULL;
  bool from_program = false;

  while (*log != '\0') {
    size_t len = strcspn (log, "\n");
    bool program = strncmp (log, "qemu", 4) == 0 ||
      strncmp (log, "supermin: ", 10) == 0;
    bool note = strncmp (log, LAUNCH_LOG_NOTE, strlen (LAUNCH_LOG_NOTE)) == 0;

    if (strspn (log, " \t\r") < len && !note &&
        (program || !from_program)) {
      free (line);
      line = xstrndup (log, len);
      from_program = program;
    }
    log += len + (log[len] == '\n');
  }
  return line;
}

/* Return the line that contains SIGN, or NULL.  Skip lines in which verbose
 * supermin names the kernel that it uses.  The caller frees the line.
 */
static char *
line_with (const char *log, const char *sign)
{
  static const char verbose[] = "supermin: kernel: ";

  for (const char *at = log; (at = strstr (at, sign)) != NULL; at++) {
    const char *start = at;

    while (start > log && start[-1] != '\n')
      start--;
    if (strncmp (start, verbose, sizeof verbose - 1) != 0)
      return xstrndup (start, strcspn (start, "\n"));
  }
  return NULL;
}

/* Return the known cause whose sign is in OUTPUT, with the line that contains
 * it, and set *HINT.  Return NULL if there is none.  The caller frees the text.
 */
static char *
cause_known (const char *output, const char **hint)
{
  for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
    CLEANUP_FREE char *line = line_with (output, known[i].sign);

    if (line == NULL)
      continue;
    *hint = known[i].hint;
    return xasprintf ("%s (%s)", known[i].cause, line);
  }
  return NULL;
}

/* Return the end of the output of the first failed attempt in LOG, and set
 * *NAME to its name.  Return NULL if LOG contains no failed attempt.
 */
static const char *
end_of_attempt (const char *log, char **name)
{
  const char *mark = strstr (log, LAUNCH_LOG_FAILED);
  const char *end = mark ? strchr (mark, '\n') : NULL;

  if (end == NULL)
    return NULL;
  mark += strlen (LAUNCH_LOG_FAILED);
  *name = xstrndup (mark, (size_t) (end - mark));
  return end + 1;
}

/* Return the causes of all attempts, or NULL if there was only one attempt or
 * the cause was always the same.
 */
static char *
causes_of_attempts (const char *log, const char **hint)
{
  CLEANUP_STRBUF struct strbuf all = { 0 };
  CLEANUP_FREE char *last = NULL;
  bool differ = false;

  for (const char *next;; log = next) {
    CLEANUP_FREE char *name = NULL, *part = NULL;
    char *cause;

    next = end_of_attempt (log, &name);
    if (next == NULL)
      return differ ? strbuf_steal (&all) : NULL;
    part = xstrndup (log, (size_t) (next - log));
    cause = cause_known (part, hint);
    if (cause == NULL)
      cause = relevant_line (part);
    strbuf_printf (&all, "%swith %s: %s", all.len > 0 ? "; " : "", name,
                   cause ? cause : "QEMU reported no reason");
    differ = differ || (last != NULL && cause != NULL &&
                        strcmp (last, cause) != 0);
    free (last);
    last = cause;
  }
}

/* Name the image that another process has locked, and the process. */
static int
image_in_use (const struct drive_set *drives, struct diag *diag)
{
  for (size_t i = 0; i < drives->list.len; ++i) {
    const struct drive *drive = drives->list.ptr[i];
    CLEANUP_FREE char *owner =
      drive_is_local (drive) ? lock_owner (drive_file (drive)) : NULL;

    if (owner == NULL)
      continue;
    diag_set (diag, DIAG_FAILED, "cannot start the appliance: '%s' is in "
              "use by %s", drive->image, owner);
    diag_hint (diag, drive->readonly ? "stop that process first"
               : "stop that process, or attach the image read-only");
    return -1;
  }
  return 0;
}

/* Find a line "qemu-...: -drive file=...,id=hd0,...: REASON".  Set *DISK to the
 * number of the drive, and return REASON, which continues to the end of the
 * line.  Return NULL if there is no such line.
 */
static const char *
refused_drive (const char *log, unsigned *disk)
{
  const char *at = strstr (log, ": -drive ");
  const char *id = at ? strstr (at, ",id=hd") : NULL;
  const char *end = at ? at + strcspn (at, "\n") : NULL;
  const char *reason = id ? strstr (id, ": ") : NULL;

  if (reason == NULL || reason > end || sscanf (id, ",id=hd%u", disk) != 1)
    return NULL;
  return reason + 2;
}

/* Name the image that QEMU could not open. */
static int
image_not_opened (const struct drive_set *drives, const char *log,
                  struct diag *diag)
{
  unsigned disk;
  const char *reason = refused_drive (log, &disk);

  for (size_t i = 0; reason != NULL && i < drives->list.len; ++i) {
    const struct drive *drive = drives->list.ptr[i];
    CLEANUP_FREE char *line = xstrndup (reason, strcspn (reason, "\r\n"));
    CLEANUP_FREE char *plain = network_image_reason (line);
    CLEANUP_FREE char *name = NULL;

    if (drive->number != disk || drive->kind != DRIVE_IMAGE)
      continue;
    name = uri_of_drive (drive);
    diag_set (diag, DIAG_FAILED, "cannot start the appliance: cannot open "
              "'%s': %s", name, plain);
    if (!drive_is_local (drive))
      network_image_hint (plain, diag);
    return -1;
  }
  return 0;
}

int
launch_error_explain (const struct drive_set *drives, const char *message,
                      const char *log, struct diag *diag)
{
  CLEANUP_FREE char *all = xasprintf ("%s\n%s", log, message);
  const char *hint = NULL;
  CLEANUP_FREE char *cause = NULL;

  if (strstr (all, "\"write\" lock") != NULL &&
      image_in_use (drives, diag) == -1)
    return -1;
  if (image_not_opened (drives, log, diag) == -1)
    return -1;
  cause = causes_of_attempts (log, &hint);
  if (cause == NULL)
    cause = cause_known (all, &hint);
  /* libguestfs's generic paragraph does not name a cause. */
  if (cause == NULL && strncmp (message, "guestfs_launch failed", 21) != 0)
    cause = xstrndup (message, strcspn (message, "\n"));
  if (cause == NULL)
    cause = relevant_line (log);
  diag_set (diag, DIAG_FAILED, "cannot start the appliance: %s",
            cause ? cause : "QEMU reported no reason");
  if (hint != NULL)
    diag_hint (diag, "%s", hint);
  return -1;
}
