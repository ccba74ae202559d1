/* diskfish: add drives to a libguestfs handle.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "add-drives.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"

/* Set an optional argument if it is GIVEN.  Without its bit, libguestfs uses
 * its own default, as it does for guestfish.
 */
#define GIVE(options, call, bit, member, given, value)          \
  do {                                                          \
    if (given) {                                                \
      (options).bitmask |= GUESTFS_##call##_##bit##_BITMASK;    \
      (options).member = (value);                               \
    }                                                           \
  } while (0)

#define GIVE_DRIVE(bit, member, given, value) \
  GIVE (o, ADD_DRIVE_OPTS, bit, member, given, value)

static int
add_image (guestfs_h *g, const struct drive *d)
{
  struct guestfs_add_drive_opts_argv o = { 0 };
  const char *format = drive_file_format (d);
  const char *mode = d->cachemode ? d->cachemode : mode_cachemode (d->mode);
  CLEANUP_FREE char **servers = xcalloc (d->servers.len + 1,
                                         sizeof *servers);

  if (d->servers.len > 0)
    memcpy (servers, d->servers.ptr, d->servers.len * sizeof *servers);
  GIVE_DRIVE (READONLY, readonly, d->readonly, 1);
  GIVE_DRIVE (FORMAT, format, format, format);
  GIVE_DRIVE (IFACE, iface, d->iface, d->iface);
  GIVE_DRIVE (NAME, name, d->name, d->name);
  GIVE_DRIVE (LABEL, label, d->label, d->label);
  GIVE_DRIVE (PROTOCOL, protocol, d->protocol, d->protocol);
  GIVE_DRIVE (SERVER, server, d->servers.len > 0, servers);
  GIVE_DRIVE (USERNAME, username, d->username, d->username);
  GIVE_DRIVE (SECRET, secret, d->secret, d->secret);
  GIVE_DRIVE (CACHEMODE, cachemode, mode, mode);
  GIVE_DRIVE (DISCARD, discard, d->discard, d->discard);
  GIVE_DRIVE (COPYONREAD, copyonread, d->copyonread >= 0, d->copyonread);
  GIVE_DRIVE (BLOCKSIZE, blocksize, d->blocksize > 0, d->blocksize);
  return guestfs_add_drive_opts_argv (g, drive_file (d), &o);
}

#define GIVE_SCRATCH(bit, member, given, value) \
  GIVE (o, ADD_DRIVE_SCRATCH, bit, member, given, value)

static int
add_scratch (guestfs_h *g, const struct drive *d)
{
  struct guestfs_add_drive_scratch_argv o = { 0 };

  GIVE_SCRATCH (NAME, name, d->name, d->name);
  GIVE_SCRATCH (LABEL, label, d->label, d->label);
  GIVE_SCRATCH (BLOCKSIZE, blocksize, d->blocksize > 0, d->blocksize);
  return guestfs_add_drive_scratch_argv (g, d->size, &o);
}

#define GIVE_DOMAIN(bit, member, given, value) \
  GIVE (o, ADD_DOMAIN, bit, member, given, value)

static int
add_domain (guestfs_h *g, const struct drive *d)
{
  struct guestfs_add_domain_argv o = { 0 };

  GIVE_DOMAIN (LIBVIRTURI, libvirturi, d->libvirt_uri, d->libvirt_uri);
  GIVE_DOMAIN (READONLY, readonly, d->readonly, 1);
  GIVE_DOMAIN (IFACE, iface, d->iface, d->iface);
  GIVE_DOMAIN (LIVE, live, d->live >= 0, d->live);
  GIVE_DOMAIN (ALLOWUUID, allowuuid, d->allowuuid >= 0, d->allowuuid);
  GIVE_DOMAIN (READONLYDISK, readonlydisk, d->readonlydisk, d->readonlydisk);
  GIVE_DOMAIN (CACHEMODE, cachemode, d->cachemode, d->cachemode);
  GIVE_DOMAIN (DISCARD, discard, d->discard, d->discard);
  GIVE_DOMAIN (COPYONREAD, copyonread, d->copyonread >= 0, d->copyonread);
  return guestfs_add_domain_argv (g, d->image, &o) == -1 ? -1 : 0;
}

int
add_drive (guestfs_h *g, const struct drive *drive)
{
  switch (drive->kind) {
  case DRIVE_IMAGE: return add_image (g, drive);
  case DRIVE_SCRATCH: return add_scratch (g, drive);
  case DRIVE_DOMAIN: return add_domain (g, drive);
  }
  abort ();
}

bool
drives_are_readonly (const struct drive_set *drives)
{
  for (size_t i = 0; i < drives->list.len; ++i)
    if (!drives->list.ptr[i]->readonly)
      return false;
  return true;
}
