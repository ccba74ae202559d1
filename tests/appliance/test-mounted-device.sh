#!/usr/bin/env bash
# diskfish: commands refuse to format a mounted device, and its data are
# preserved.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

truncate -s 512M a.img b.img
cat >mounted.fish <<'END'
disk attach a.img
disk attach b.img
run
part-disk /dev/sda mbr
mkfs ext4 /dev/sda1
pvcreate /dev/sdb
vgcreate vg /dev/sdb
lvcreate lv vg 64
mkfs ext2 /dev/vg/lv
mount /dev/sda1 /
mkdir /lv
mount /dev/vg/lv /lv
-mkfs ext4 /dev/sda1
-mkfs ext4 /dev/sda
-mkfs-opts xfs /dev/hda1 label:new
-mkfs-b ext4 4096 /dev/sda1
-mkfs-btrfs "/dev/sdc /dev/sda1"
-mke2fs /dev/mapper/vg-lv
-mke2journal 4096 /dev/sda1
-mkswap-L swap /dev/vg/lv
vfs-type /dev/sda1
vfs-type /dev/vg/lv
part-list /dev/sda
umount-all
mkfs ext4 /dev/vg/lv
vfs-type /dev/vg/lv
END
cat >mounted.err.expected <<'END'
mounted.fish:13:12: error: '/dev/sda1' is mounted on '/'
    -mkfs ext4 /dev/sda1
               ^~~~~~~~~ run 'umount /dev/sda1' first
mounted.fish:14:12: error: '/dev/sda1' is mounted on '/'
    -mkfs ext4 /dev/sda
               ^~~~~~~~ run 'umount /dev/sda1' first
mounted.fish:15:16: error: '/dev/sda1' is mounted on '/'
    -mkfs-opts xfs /dev/hda1 label:new
                   ^~~~~~~~~ run 'umount /dev/sda1' first
mounted.fish:16:19: error: '/dev/sda1' is mounted on '/'
    -mkfs-b ext4 4096 /dev/sda1
                      ^~~~~~~~~ run 'umount /dev/sda1' first
mounted.fish:17:13: error: '/dev/sda1' is mounted on '/'
    -mkfs-btrfs "/dev/sdc /dev/sda1"
                ^~~~~~~~~~~~~~~~~~~~ run 'umount /dev/sda1' first
mounted.fish:18:9: error: '/dev/vg/lv' is mounted on '/lv'
    -mke2fs /dev/mapper/vg-lv
            ^~~~~~~~~~~~~~~~~ run 'umount /dev/vg/lv' first
mounted.fish:19:19: error: '/dev/sda1' is mounted on '/'
    -mke2journal 4096 /dev/sda1
                      ^~~~~~~~~ run 'umount /dev/sda1' first
mounted.fish:20:16: error: '/dev/vg/lv' is mounted on '/lv'
    -mkswap-L swap /dev/vg/lv
                   ^~~~~~~~~~ run 'umount /dev/vg/lv' first
END
cat >mounted.out.expected <<'END'
ext4
ext2
[0] = {
  part_num: 1
  part_start: 65536
  part_end: 536805887
  part_size: 536740352
}
ext4
END
run_script mounted
expect mounted 0
verdict
