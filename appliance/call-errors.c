/* diskfish: record the errors that a libguestfs call reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call-errors.h"

#include <stdlib.h>
#include <string.h>

#include "xalloc.h"

/* libguestfs keeps only the last error, such as "file receive cancelled by
 * daemon" after "write: /dev/full: No space left on device".
 */
struct call_errors {
  char *first;
  int errnum;
  bool kept;                    /* internal calls record nothing */
};

static const char errors_key[] = "diskfish-call-errors";

static void
forget (struct call_errors *errors)
{
  free (errors->first);
  errors->first = NULL;
  errors->errnum = 0;
}

/* True if the recorded error is a cause.  When the library stops reading, the
 * daemon's "cancelled" may arrive before the library reports the reason.
 */
static bool
has_cause (const struct call_errors *errors)
{
  return errors->first != NULL &&
    strstr (errors->first, "file receive cancelled by daemon") == NULL;
}

static void
on_error (guestfs_h *g, void *opaque, const char *message)
{
  struct call_errors *errors = opaque;

  if (errors->kept || has_cause (errors))
    return;
  free (errors->first);
  errors->first = xstrdup (message);
  errors->errnum = guestfs_last_errno (g);
}

/* Forget the error when a call begins; free everything when the handle closes.
 */
static void
note_error_event (guestfs_h *g, void *opaque, uint64_t event, int number,
                  int flags,
                  const char *text, size_t len, const uint64_t *array,
                  size_t count)
{
  struct call_errors *errors = opaque;

  (void) number;
  (void) flags;
  (void) text;
  (void) len;
  (void) array;
  (void) count;
  if (event == GUESTFS_EVENT_CLOSE || !errors->kept)
    forget (errors);
  if (event == GUESTFS_EVENT_CLOSE) {
    guestfs_set_error_handler (g, NULL, NULL);
    free (errors);
  }
}

void
call_errors_record (guestfs_h *g)
{
  struct call_errors *errors = xcalloc (1, sizeof *errors);

  guestfs_set_private (g, errors_key, errors);
  guestfs_set_error_handler (g, on_error, errors);
  guestfs_set_event_callback (g, note_error_event,
                              GUESTFS_EVENT_ENTER | GUESTFS_EVENT_CLOSE, 0,
                              errors);
}

static struct call_errors *
errors_of (guestfs_h *g)
{
  return guestfs_get_private (g, errors_key);
}

bool
call_reported_error (guestfs_h *g)
{
  const struct call_errors *errors = errors_of (g);

  return errors != NULL && errors->first != NULL;
}

const char *
call_error (guestfs_h *g)
{
  return call_reported_error (g) ? errors_of (g)->first
    : guestfs_last_error (g);
}

int
call_errno (guestfs_h *g)
{
  return call_reported_error (g) ? errors_of (g)->errnum
    : guestfs_last_errno (g);
}

bool
call_errors_keep (guestfs_h *g, bool kept)
{
  struct call_errors *errors = errors_of (g);
  bool before = errors != NULL && errors->kept;

  if (errors != NULL)
    errors->kept = kept;
  return before;
}

void
call_errors_forget (guestfs_h *g)
{
  struct call_errors *errors = errors_of (g);

  if (errors != NULL)
    forget (errors);
}
