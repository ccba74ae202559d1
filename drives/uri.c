/* diskfish: convert between URIs and drives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "uri.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "uri-parts.h"
#include "xalloc.h"

/* A URI during parsing.  Its parts are still percent-encoded. */
struct uri {
  const char *text;
  struct uri_parts parts;
  struct span *where;           /* the part that is wrong */
  struct diag *diag;
};

/* True for SCHEME://...; everything else is a file name. */
static bool
is_uri (const char *text)
{
  size_t scheme = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  return scheme > 0 && strncmp (text + scheme, "://", 3) == 0;
}

/* Set the place of the error to PART, or to the whole text if PART does not
 * occur in it.
 */
static void
point_at (const struct uri *u, const char *part)
{
  const char *at = part && *part != '\0' ? strstr (u->text, part) : NULL;

  if (at != NULL)
    *u->where = (struct span) { (size_t) (at - u->text),
                                (size_t) (at - u->text) + strlen (part) };
}

/* Return LEN bytes with percent-encoding removed, or NULL with a diag if they
 * contain a NUL.  The caller frees the result.
 */
static char *
decode (const struct uri *u, const char *text, size_t len)
{
  CLEANUP_FREE char *part = xstrndup (text, len);

  if (strstr (part, "%00") != NULL) {
    point_at (u, part);
    diag_set (u->diag, DIAG_USAGE, "a name cannot contain a NUL byte");
    return NULL;
  }
  return uri_decode (text, len);
}

static int
read_protocol (const struct uri *u, struct drive *drive)
{
  const char *scheme = u->parts.scheme;

  if (enum_find (&protocol_choices, scheme) < 0) {
    point_at (u, scheme);
    enum_unknown (&protocol_choices, scheme, u->diag);
    return -1;
  }
  drive->protocol = xstrdup (scheme);
  return 0;
}

static int
read_user (const struct uri *u, struct drive *drive)
{
  const char *user = u->parts.user;
  size_t len = user ? strcspn (user, ":") : 0;

  if (user == NULL)
    return 0;
  drive->username = decode (u, user, len);
  if (user[len] == ':')
    drive->secret = decode (u, user + len + 1, strlen (user + len + 1));
  return diag_is_set (u->diag) ? -1 : 0;
}

static int
read_server (const struct uri *u, struct drive *drive)
{
  const char *server = u->parts.server;
  int port = u->parts.port;

  if (server == NULL || *server == '\0')
    return 0;
  if (port > 65535) {
    CLEANUP_FREE char *number = xasprintf ("%d", port);

    point_at (u, number);
    return diag_set (u->diag, DIAG_USAGE, "'%d' is not a port number", port);
  }
  strings_append (&drive->servers, port > 0
                  ? xasprintf ("tcp:%s:%d", server, port)
                  : xasprintf ("tcp:%s", server));
  return 0;
}

/* Read the query; only ?socket=PATH of NBD is supported. */
static int
read_query (const struct uri *u, struct drive *drive)
{
  static const char name[] = "socket=";
  const char *query = u->parts.query;
  CLEANUP_FREE char *path = NULL;

  if (query == NULL || *query == '\0')
    return 0;
  point_at (u, query);
  if (strncmp (query, name, strlen (name)) != 0 ||
      strpbrk (query, "&;") != NULL || strcmp (drive->protocol, "nbd") != 0) {
    diag_set (u->diag, DIAG_USAGE, "'?%s' is not a supported query", query);
    diag_hint (u->diag, "use ?socket=PATH with nbd, and %%3F for a ? in a "
               "name");
    return -1;
  }
  if (drive->servers.len > 0)
    return diag_set (u->diag, DIAG_USAGE,
                     "cannot use both a server and a socket");
  path = decode (u, query + strlen (name), strlen (query) - strlen (name));
  if (path == NULL)
    return -1;
  if (*path == '\0')
    return diag_set (u->diag, DIAG_USAGE, "expected a path after 'socket='");
  strings_append (&drive->servers, xasprintf ("unix:%s", path));
  return 0;
}

/* True if the image is a path, which includes the slash of the URI; false if it
 * is a name, such as an NBD export, which does not.
 */
static bool
is_path (const char *protocol)
{
  static const char *const names[] = {
    "iscsi", "nbd", "rbd", "gluster", "sheepdog",
  };

  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (strcmp (names[i], protocol) == 0)
      return false;
  return true;
}

static int
read_path (const struct uri *u, struct drive *drive)
{
  const char *path = u->parts.path ? u->parts.path : "";

  if (*path == '/' && !is_path (drive->protocol))
    path++;
  drive->image = decode (u, path, strlen (path));
  if (drive->image == NULL)
    return -1;
  if (*drive->image == '\0' && strcmp (drive->protocol, "nbd") != 0)
    return diag_set (u->diag, DIAG_USAGE, "expected the name of an image in "
                     "the URI");
  if (strcmp (drive->protocol, "file") == 0)
    free (STEAL (drive->protocol));
  return 0;
}

/* Reduce file:///PATH to PATH. */
static int
uri_check_file (const struct uri *u, struct drive *drive)
{
  if (strcmp (drive->protocol, "file") != 0)
    return 0;
  if (drive->servers.len > 0 &&
      strcmp (u->parts.server, "localhost") != 0) {
    point_at (u, u->parts.server);
    diag_set (u->diag, DIAG_USAGE, "'%s' is not a file on this host",
              u->text);
    diag_hint (u->diag, "use three slashes: file:///PATH");
    return -1;
  }
  if (drive->servers.len > 0)
    free (drive->servers.ptr[0]);
  strings_reset (&drive->servers);
  return 0;
}

static int
read_parts (const struct uri *u, struct drive *drive)
{
  if (read_protocol (u, drive) == -1 || read_user (u, drive) == -1 ||
      read_server (u, drive) == -1 || read_query (u, drive) == -1 ||
      uri_check_file (u, drive) == -1)
    return -1;
  return read_path (u, drive);
}

struct drive *
uri_parse_image (const char *text, struct span *where, struct diag *diag)
{
  CLEANUP_DRIVE struct drive *drive = NULL;
  struct uri u = { .text = text, .where = where, .diag = diag };
  int status;

  *where = (struct span) { 0, strlen (text) };
  if (!is_uri (text))
    return drive_new (DRIVE_IMAGE, text);
  if (!uri_parts_read (&u.parts, text)) {
    diag_set (diag, DIAG_USAGE, "'%s' is not a valid URI", text);
    diag_hint (diag, "write characters other than letters, digits and -._~ as "
               "%%hh");
    return NULL;
  }
  drive = drive_new (DRIVE_IMAGE, NULL);
  status = read_parts (&u, drive);
  uri_parts_free (&u.parts);
  return status == 0 ? STEAL (drive) : NULL;
}

/* Return SERVER after PREFIX, or NULL.  A server is tcp:HOST:PORT, unix:SOCKET
 * or, as an argument of a command, HOST:PORT.
 */
static const char *
without_prefix (const char *server, const char *prefix)
{
  size_t len = strlen (prefix);

  return strncmp (server, prefix, len) == 0 ? server + len : NULL;
}

char *
uri_of_drive (const struct drive *drive)
{
  const char *server = drive->servers.len > 0 ? drive->servers.ptr[0] : "";
  const char *socket = without_prefix (server, "unix:");
  const char *host = without_prefix (server, "tcp:");
  struct strbuf uri = { 0 };

  if (drive_is_local (drive))
    return xstrdup (drive->image);
  strbuf_printf (&uri, "%s://", drive->protocol);
  if (drive->username != NULL) {
    uri_encode (&uri, drive->username, "");
    strbuf_putc (&uri, '@');
  }
  if (socket == NULL)
    strbuf_puts (&uri, host ? host : server);
  if (*drive->image != '/' || !is_path (drive->protocol))
    strbuf_putc (&uri, '/');
  uri_encode (&uri, drive->image, "/:@");
  if (socket != NULL) {
    strbuf_puts (&uri, "?socket=");
    uri_encode (&uri, socket, "/@");
  }
  return strbuf_steal (&uri);
}
