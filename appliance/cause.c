/* diskfish: why the appliance did not start.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cause.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

/* Words in the output that name a cause, the first that is found. */
static const struct {
  const char *sign;
  const char *cause;
  const char *hint;
} known[] = {
  { "Failed to get \"write\" lock", "another process uses the image",
    "end it, or attach the image read-only" },
  { "Failed to get shared \"write\" lock", "another process uses the image",
    "end it, or attach the image read-only" },
  { "failed to set MSR", "KVM is present but does not work on this host",
    NULL },
  { "KVM internal error", "KVM is present but does not work on this host",
    NULL },
  { "failed to find a suitable kernel", "no kernel that can be read is in "
    "/boot", "install one, or make it readable: chmod 0644 /boot/vmlinuz-*" },
  { "/boot/vmlinuz", "the kernel in /boot cannot be read",
    "make it readable: chmod 0644 /boot/vmlinuz-*" },
  { "No space left on device", "no space is left on the host's disk", NULL },
  { "Cannot allocate memory", "there is not enough memory", NULL },
  { "cannot set up guest memory", "there is not enough memory", NULL },
  { "did not start in the time given", "it took longer than was allowed",
    "--launch-timeout=SECONDS allows it more" },
  { "Kernel panic", "the kernel of the appliance panicked", NULL },
};

/* The last line of LOG that starts with one of the programs' names, or else
 * the last that is not blank and not a remark of our own helper's.  Freed by
 * the caller, NULL if there is none.
 */
static char *
telling_line (const char *log)
{
  char *line = NULL;
  bool from_program = false;

  while (*log != '\0') {
    size_t len = strcspn (log, "\n");
    bool program = strncmp (log, "qemu", 4) == 0 ||
      strncmp (log, "supermin: ", 10) == 0;
    bool remark = strncmp (log, "diskfish-hv: ", 13) == 0;

    if (strspn (log, " \t\r") < len && !remark &&
        (program || !from_program)) {
      free (line);
      line = xstrndup (log, len);
      from_program = program;
    }
    log += len + (log[len] == '\n');
  }
  return line;
}

/* The line that holds SIGN, NULL if there is none; freed by the caller.  What
 * supermin says, when it is verbose, of the kernel that it takes is no sign.
 */
static char *
line_with (const char *log, const char *sign)
{
  static const char talk[] = "supermin: kernel: ";

  for (const char *at = log; (at = strstr (at, sign)) != NULL; at++) {
    const char *start = at;

    while (start > log && start[-1] != '\n')
      start--;
    if (strncmp (start, talk, sizeof talk - 1) != 0)
      return xstrndup (start, strcspn (start, "\n"));
  }
  return NULL;
}

int
cause_of_failed_launch (const char *message, const char *log,
                        struct diag *diag)
{
  CLEANUP_FREE char *all = xasprintf ("%s\n%s", log, message);
  CLEANUP_FREE char *line = NULL;

  for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
    line = line_with (all, known[i].sign);
    if (line == NULL)
      continue;
    diag_set (diag, DIAG_FAILED, "the appliance did not start: %s (%s)",
              known[i].cause, line);
    if (known[i].hint != NULL)
      diag_hint (diag, "%s", known[i].hint);
    return -1;
  }
  /* The library's own paragraph says nothing of the cause. */
  if (strncmp (message, "guestfs_launch failed", 21) != 0)
    line = xstrndup (message, strcspn (message, "\n"));
  else
    line = telling_line (log);
  return diag_set (diag, DIAG_FAILED, "the appliance did not start: %s",
                   line ? line : "QEMU said nothing");
}
