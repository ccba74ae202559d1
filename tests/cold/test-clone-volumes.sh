#!/bin/bash
# diskfish: a clone finds the volumes on the disks like a cold start.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
shared_cache
cd "$scratch" || exit 99
truncate -s 60M a.img b.img c.img
"$diskfish" --format=raw -a a.img -a b.img -a c.img <<'END' || fail 'making'
run
pvcreate /dev/sda
vgcreate VG /dev/sda
lvcreate LV VG 20
mkfs ext2 /dev/VG/LV
md-create array "/dev/sdb /dev/sdc" level:raid1
mkfs ext2 /dev/md/array
END
look ()
{
  "$diskfish" --ro --format=raw -a a.img -a b.img -a c.img <<'END'
run
lvs
list-md-devices
vfs-type /dev/VG/LV
list-filesystems
END
}
look >warm 2>&1
DISKFISH_WARM=off look >cold 2>&1
same 'warm and cold' cold warm
grep -q /dev/VG/LV warm || complain 'no logical volume'
grep -q /dev/md warm || complain 'no array'
verdict
