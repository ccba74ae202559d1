/* diskfish: report errors of the host while a command ran.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cleanup.h"
#include "io-error.h"
#include "session.h"
#include "uri.h"

/* Return the name of the drive in messages: that of the image, or of its
 * overlay.  The caller frees it.
 */
static char *
io_error_check_name_of (const struct session *session, unsigned disk)
{
  for (size_t i = 0; i < session->drives.list.len; ++i) {
    const struct drive *drive = session->drives.list.ptr[i];

    if (drive->number == disk && drive->kind == DRIVE_IMAGE) {
      CLEANUP_FREE char *name = uri_of_drive (drive);

      return xasprintf (drive->overlay ? "the overlay of '%s'" : "'%s'", name);
    }
  }
  return drive_device (disk);
}

/* Without space on the host, QEMU stops the guest (werror=enospc), and nothing
 * continues it.
 */
static int
stopped (struct diag *diag, const char *name, const struct io_error *error)
{
  diag_reset (diag);
  diag_set (diag, DIAG_FAILED, "cannot write %s: %s", name, error->reason);
  diag_hint (diag, "the appliance was stopped; start it again with 'run'");
  return -1;
}

int
session_check_host (struct session *session, int status, struct diag *diag)
{
  CLEANUP_HOST_ERROR struct io_error error;
  CLEANUP_FREE char *name = NULL;

  if (!io_error_take (session->appliance, &error))
    return status;
  name = io_error_check_name_of (session, error.disk);
  if (status == 0 && !error.write)
    return 0;
  if (error.stopped)
    return stopped (diag, name, &error);
  if (status == 0) {
    diag_set (diag, DIAG_FAILED, "cannot write %s: %s", name, error.reason);
    diag_hint (diag, "the guest's last writes are lost");
  }
  else
    diag_hint (diag, "cannot %s %s: %s", error.write ? "write" : "read", name,
               error.reason);
  return -1;
}
