/* diskfish: convert between URIs and drives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_URI_H
#define DRIVES_URI_H

#include "drive.h"

/* Return a drive for the argument of -a: a file of the host, or SCHEME://...
 * for an image on the network (RFC 3986).  On failure return NULL and set WHERE
 * to the wrong part of the text.
 */
struct drive *uri_parse_image (const char *text, struct span *where,
                               struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the URI of a drive for messages: without its secret, and with its
 * first server only.  Return the file name of a local image.  The caller frees
 * it.
 */
char *uri_of_drive (const struct drive *drive)
  __attribute__ ((warn_unused_result));

#endif
