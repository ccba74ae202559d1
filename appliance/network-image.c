/* diskfish: explain why an image on the network cannot be opened.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "network-image.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "qemu-img.h"
#include "uri.h"
#include "xalloc.h"

char *
network_image_reason (const char *reason)
{
  static const char curl[] = "CURL: Error opening file: ";
  const char *at = strstr (reason, curl);
  const char *text = at != NULL ? at + strlen (curl) : reason;
  size_t len = strlen (text);

  return xstrndup (text, len > 0 && text[len-1] == '.' ? len - 1 : len);
}

/* QEMU needs range requests, which some HTTP servers do not support. */
void
network_image_hint (const char *reason, struct diag *diag)
{
  if (strstr (reason, "'range'") != NULL)
    diag_hint (diag, "download the image and attach the file");
  else
    diag_hint (diag, "check the name of the server, and that it is running");
}

/* Return QEMU's URI for the image: for a socket, QEMU uses the scheme nbd+unix.
 * The caller frees it.
 */
static char *
name_for_qemu (const struct drive *drive, const char *uri)
{
  static const char scheme[] = "nbd://";
  bool is_socket = drive->servers.len > 0 &&
    strncmp (drive->servers.ptr[0], "unix:", strlen ("unix:")) == 0;

  if (!is_socket || strncmp (uri, scheme, strlen (scheme)) != 0)
    return xstrdup (uri);
  return xasprintf ("nbd+unix://%s", uri + strlen (scheme));
}

static int
not_detected (const struct drive *drive, struct diag *diag)
{
  network_image_failed (drive, diag);
  if (drive->secret != NULL) {
    free (STEAL (diag->hint));
    diag_hint (diag, "name its format, such as format=raw: qemu-img does not "
               "get the secret");
  }
  return -1;
}

int
network_image_examine (struct drive *drive, struct diag *diag)
{
  CLEANUP_DIAG struct diag ignored = { 0 };
  CLEANUP_FREE char *uri = NULL, *name = NULL;
  json_t *info;

  if (drive->kind != DRIVE_IMAGE || drive_is_local (drive) ||
      drive->chain.len > 0 ||
      (drive->format != NULL && strcmp (drive->format, "raw") == 0))
    return 0;
  uri = uri_of_drive (drive);
  name = name_for_qemu (drive, uri);
  info = qemu_img_info_as (name, drive->format, &ignored);
  if (info == NULL)
    return drive->format == NULL ? not_detected (drive, diag) : 0;
  json_decref (info);
  return backing_chain_read (&drive->chain, name, drive->format, uri,
                             drive->raw, diag);
}

int
network_image_failed (const struct drive *drive, struct diag *diag)
{
  CLEANUP_DIAG struct diag own = { 0 };
  CLEANUP_FREE char *uri = uri_of_drive (drive);
  CLEANUP_FREE char *name = name_for_qemu (drive, uri);
  json_t *info = qemu_img_info_as (name, drive->format, &own);
  CLEANUP_FREE char *reason =
    network_image_reason (own.text ? qemu_img_reason (own.text, name) : "");

  json_decref (info);
  diag_set (diag, DIAG_FAILED, "cannot open '%s'%s%s", uri,
            *reason != '\0' ? ": " : "", reason);
  network_image_hint (reason, diag);
  return -1;
}
