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

#endif
