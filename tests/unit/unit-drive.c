/* diskfish: print drives as text, and count overlays.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "strbuf.h"

static void
add (struct strbuf *out, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    strbuf_printf (out, " %s=%s", name, value);
}

static void
add_tristate (struct strbuf *out, const char *name, int value)
{
  if (value != -1)
    strbuf_printf (out, " %s=%d", name, value);
}

char *
drive_text (const struct drive *drive)
{
  struct strbuf out = { 0 };

  strbuf_puts (&out, drive->image ? drive->image : "(none)");
  if (drive->readonly)
    strbuf_puts (&out, " ro");
  if (drive->keep)
    strbuf_puts (&out, " keep");
  add (&out, "format", drive->format);
  add (&out, "label", drive->label);
  if (drive->size != 0)
    strbuf_printf (&out, " size=%" PRId64, drive->size);
  add (&out, "sync", sync_name (drive->mode.sync));
  add (&out, "cache", cache_name (drive->mode.cache));
  add (&out, "cachemode", drive->cachemode);
  add (&out, "discard", drive->discard);
  if (drive->blocksize != 0)
    strbuf_printf (&out, " blocksize=%d", drive->blocksize);
  add (&out, "protocol", drive->protocol);
  for (size_t i = 0; i < drive->servers.len; ++i)
    add (&out, "server", drive->servers.ptr[i]);
  add (&out, "username", drive->username);
  add (&out, "secret", drive->secret);
  add (&out, "iface", drive->iface);
  add (&out, "name", drive->name);
  add_tristate (&out, "copyonread", drive->copyonread);
  add (&out, "libvirturi", drive->libvirt_uri);
  add (&out, "readonlydisk", drive->readonlydisk);
  add_tristate (&out, "live", drive->live);
  add_tristate (&out, "allowuuid", drive->allowuuid);
  if (drive->disks != 1)
    strbuf_printf (&out, " disks=%u", drive->disks);
  return strbuf_steal (&out);
}

unsigned
count_overlays (void)
{
  struct dirent **entries = NULL;
  unsigned overlays = 0;
  int count = scandir ("diskfish", &entries, NULL, NULL);

  for (int i = 0; i < count; ++i) {
    overlays += strncmp (entries[i]->d_name, "overlay-", 8) == 0;
    free (entries[i]);
  }
  free (entries);
  return overlays;
}
