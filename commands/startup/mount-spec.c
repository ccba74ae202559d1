/* diskfish: parse the argument of -m.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mount-spec.h"

#include <string.h>

#include "cleanup.h"
#include "xalloc.h"

/* Return the length of the device.  A btrfs subvolume contains colons:
 * btrfsvol:DEVICE/VOLUME.
 */
static size_t
device_len (const char *text)
{
  static const char volume[] = "btrfsvol:";
  size_t prefix = strncmp (text, volume, strlen (volume)) == 0
    ? strlen (volume) : 0;

  return prefix + strcspn (text + prefix, ":");
}

/* Return the field of LEN bytes at *AT, or NULL if it is empty.  The caller
 * frees it.  Move *AT after its colon, or to the end of the text.
 */
static char *
take_field (const char *text, size_t *at, size_t len)
{
  char *field = len > 0 ? xstrndup (text + *at, len) : NULL;

  *at += len;
  *at += text[*at] == ':';
  return field;
}

static int
mount_spec_check (const char *text, const struct mount_spec *spec, size_t at,
                  struct span *where, struct diag *diag)
{
  size_t point = spec->device ? strlen (spec->device) + 1 : 0;

  if (spec->device == NULL) {
    *where = (struct span) { 0, strlen (text) };
    diag_set (diag, DIAG_USAGE, "the device is missing");
  }
  else if (spec->point != NULL && *spec->point != '/') {
    *where = (struct span) { point, point + strlen (spec->point) };
    diag_set (diag, DIAG_USAGE, "'%s' is not an absolute path",
              spec->point);
  }
  else if (text[at] != '\0') {
    *where = (struct span) { at, strlen (text) };
    diag_set (diag, DIAG_USAGE, "unexpected '%s' after the file system type",
              text + at);
  }
  else
    return 0;
  diag_hint (diag, "use DEVICE[:MOUNTPOINT[:OPTIONS[:FSTYPE]]]");
  return -1;
}

int
mount_spec_parse (const char *text, struct mount_spec *spec,
                  struct span *where, struct diag *diag)
{
  size_t at = 0;

  spec->device = take_field (text, &at, device_len (text));
  spec->point = take_field (text, &at, strcspn (text + at, ":"));
  spec->options = take_field (text, &at, strcspn (text + at, ":"));
  spec->fstype = take_field (text, &at, strcspn (text + at, ":"));
  if (mount_spec_check (text, spec, at, where, diag) == 0)
    return 0;
  mount_spec_reset (spec);
  return -1;
}

void
mount_spec_reset (struct mount_spec *spec)
{
  free (spec->device);
  free (spec->point);
  free (spec->options);
  free (spec->fstype);
  *spec = (struct mount_spec) { 0 };
}
