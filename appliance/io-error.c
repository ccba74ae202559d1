/* diskfish: I/O errors of the host that QEMU reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "io-error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "appliance-state.h"
#include "cleanup.h"

static const char *
member (const json_t *data, const char *name)
{
  const char *text = json_string_value (json_object_get (data, name));

  return text != NULL ? text : "";
}

/* Record the event if it is an I/O error.  The first error is kept, unless it
 * is a read and the new one a write.
 */
static void
note (struct io_error *noted, const json_t *event)
{
  const json_t *data = json_object_get (event, "data");
  bool write = strcmp (member (data, "operation"), "write") == 0;
  unsigned disk;

  if (strcmp (member (event, "event"), "BLOCK_IO_ERROR") != 0 ||
      sscanf (member (data, "device"), "hd%u", &disk) != 1 ||
      (noted->reason != NULL && (noted->write || !write)))
    return;
  free (noted->reason);
  *noted = (struct io_error) {
    .disk = disk, .write = write,
    .stopped = strcmp (member (data, "action"), "stop") == 0,
    .reason = xstrdup (member (data, "reason")),
  };
}

void
io_error_note (struct appliance *a)
{
  while (a->qmp != NULL) {
    CLEANUP_JSON json_t *event = qmp_event (a->qmp, 0);

    if (event == NULL)
      return;
    note (&a->refused, event);
  }
}

bool
io_error_take (struct appliance *a, struct io_error *error)
{
  io_error_note (a);
  *error = a->refused;
  a->refused = (struct io_error) { 0 };
  return error->reason != NULL;
}

void
io_error_reset (struct io_error *error)
{
  free (error->reason);
  *error = (struct io_error) { 0 };
}
