/* diskfish: split a URI into its parts (RFC 3986).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_URI_PARTS_H
#define DRIVES_URI_PARTS_H

#include <stdbool.h>

#include "strbuf.h"

/* The parts of SCHEME://USER@SERVER:PORT/PATH?QUERY#FRAGMENT.  They are still
 * percent-encoded.  A part that is missing is NULL; the path then is empty.
 */
struct uri_parts {
  char *scheme;
  char *user;
  char *server;                 /* an IPv6 address has its brackets */
  int port;                     /* 0 if missing */
  char *path;
  char *query;
};

/* Split TEXT into PARTS.  Return false, with PARTS empty, if it is not a valid
 * URI with "//" after the scheme.  The fragment is checked and ignored.
 */
bool uri_parts_read (struct uri_parts *parts, const char *text);

/* Free the parts. */
void uri_parts_free (struct uri_parts *parts);

/* Return LEN bytes of TEXT with percent-encoding removed.  The caller frees
 * the result.
 */
char *uri_decode (const char *text, size_t len)
  __attribute__ ((warn_unused_result));

/* Append TEXT, percent-encoded except for letters, digits, -_.!~*'() and
 * KEPT.
 */
void uri_encode (struct strbuf *out, const char *text, const char *kept);

#endif
