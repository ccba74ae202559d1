/* diskfish: calls of the library that write nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading.h"

#include <string.h>

static const char *const names[] = {
  "available",
  "available_all_groups",
  "blkid",
  "blockdev_getbsz",
  "blockdev_getro",
  "blockdev_getsize64",
  "blockdev_getss",
  "blockdev_getsz",
  "canonical_device_name",
  "close",
  "config",
  "debug_drives",
  "device_index",
  "feature_available",
  "get_autosync",
  "get_backend",
  "get_backend_settings",
  "get_hv",
  "get_pid",
  "get_tmpdir",
  "get_verbose",
  "internal_feature_available",
  "is_ready",
  "is_whole_device",
  "launch",
  "list_devices",
  "list_disk_labels",
  "list_partitions",
  "lvs",
  "nr_devices",
  "part_get_bootable",
  "part_get_disk_guid",
  "part_get_gpt_guid",
  "part_get_gpt_type",
  "part_get_mbr_id",
  "part_get_name",
  "part_get_parttype",
  "part_list",
  "part_to_dev",
  "part_to_partnum",
  "ping_daemon",
  "pvs",
  "set_autosync",
  "set_hv",
  "set_tmpdir",
  "shutdown",
  "version",
  "vfs_label",
  "vfs_type",
  "vfs_uuid",
  "vgs",
};

bool
reading_call (const char *name, size_t len)
{
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (strlen (names[i]) == len && memcmp (names[i], name, len) == 0)
      return true;
  return false;
}
