/* diskfish: images named by a URI.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_URI_H
#define DRIVES_URI_H

#include "drive.h"

/* The argument of -a: a file of the host, or SCHEME://... for a disk on the
 * network, in the syntax of RFC 3986.  On failure NULL, and WHERE is the
 * wrong part of the text.
 */
struct drive *uri_parse_image (const char *text, struct span *where,
                               struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The other way, but without a secret and with the first server only: what
 * a user is shown.  The name of the file of a local image.  Freed by the
 * caller.
 */
char *uri_of_drive (const struct drive *drive)
  __attribute__ ((warn_unused_result));

#endif
