/* diskfish: open encrypted devices before inspection.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "decrypt.h"

#include <string.h>

#include "cleanup.h"

struct device {
  guestfs_h *g;
  const char *name;
  char *uuid;                   /* or NULL */
  char *mapper;                 /* name under /dev/mapper when it is open */
};

static void
decrypt_describe (struct device *device, bool luks)
{
  const char *base = strrchr (device->name, '/');

  device->uuid = guestfs_vfs_uuid (device->g, device->name);
  if (device->uuid != NULL && *device->uuid == '\0') {
    free (device->uuid);
    device->uuid = NULL;
  }
  device->mapper = xasprintf ("%s-%s", luks ? "luks" : "bitlk",
                              device->uuid ? device->uuid
                              : base ? base + 1 : device->name);
}

#ifdef GUESTFS_HAVE_CLEVIS_LUKS_UNLOCK
static int
open_by_clevis (const struct device *device, struct diag *diag)
{
  (void) diag;
  return guestfs_clevis_luks_unlock (device->g, device->name,
                                     device->mapper);
}
#else
static int
open_by_clevis (const struct device *device, struct diag *diag)
{
  return diag_set (diag, DIAG_FAILED, "clevis for '%s' needs libguestfs "
                   "1.50 or later; this is %s", device->name,
                   LIBGUESTFS_VERSION);
}
#endif

static int
open_by_key (const struct device *device, const char *key)
{
#ifdef GUESTFS_HAVE_CRYPTSETUP_OPEN
  return guestfs_cryptsetup_open (device->g, device->name, key,
                                  device->mapper, -1);
#else
  return guestfs_luks_open (device->g, device->name, key, device->mapper);
#endif
}

/* Ask for a key and open the device with it. */
static int
open_asking (struct session *session, const struct device *device,
             struct diag *diag)
{
  char *key = session->hooks->read_key (session->shell, device->name, diag);
  int status;

  if (key == NULL) {
    diag_hint (diag, "give it with --key %s:key:STRING", device->name);
    return -1;
  }
  status = open_by_key (device, key);
  explicit_bzero (key, strlen (key));
  free (key);
  return status;
}

static int
open_device (struct session *session, const struct key_selectors *keys,
             const struct device *device, struct diag *diag)
{
  CLEANUP_FREE char *message = NULL;
  bool given = false;

  for (size_t i = 0; i < keys->len; ++i) {
    const struct key_selector *key = &keys->ptr[i];

    if (!key_selector_fits (key, device->name, device->uuid))
      continue;
    given = true;
    if ((key->kind == KEY_CLEVIS ? open_by_clevis (device, diag)
         : open_by_key (device, key->key)) == 0)
      return 0;
  }
  if (!given && open_asking (session, device, diag) == 0)
    return 0;
  if (diag_is_set (diag))
    return -1;
  message = library_message (device->g, "-i");
  return diag_set (diag, DIAG_FAILED, "cannot unlock '%s': %s", device->name,
                   message);
}

/* Open the encrypted devices of the list.  Set *COUNT to their number. */
static int
decrypt (struct session *session, const struct key_selectors *keys, char **list,
         size_t *count, struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);

  for (size_t i = 0; list != NULL && list[i] != NULL; ++i) {
    CLEANUP_FREE char *type = guestfs_vfs_type (g, list[i]);
    struct device device = { .g = g, .name = list[i] };
    bool luks = type != NULL && strcmp (type, "crypto_LUKS") == 0;
    int status;

    if (!luks && (type == NULL || strcmp (type, "BitLocker") != 0))
      continue;
    decrypt_describe (&device, luks);
    status = open_device (session, keys, &device, diag);
    free (device.uuid);
    free (device.mapper);
    if (status == -1)
      return -1;
    ++*count;
  }
  return 0;
}

int
decrypt_all (struct session *session, const struct key_selectors *keys,
             struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  CLEANUP_FREE_STRINGS char **parts = guestfs_list_partitions (g);
  CLEANUP_FREE_STRINGS char **volumes = NULL;
  const char *const lvm[] = { "lvm2", NULL };
  size_t opened = 0;

  if (decrypt (session, keys, parts, &opened, diag) == -1)
    return -1;
  if (guestfs_feature_available (g, (char **) lvm) <= 0)
    return 0;
  if (opened > 0 && guestfs_lvm_scan (g, 1) == -1) {
    CLEANUP_FREE char *message = library_message (g, "-i");

    return diag_set (diag, DIAG_FAILED, "%s", message);
  }
  volumes = guestfs_lvs (g);
  return decrypt (session, keys, volumes, &opened, diag);
}
