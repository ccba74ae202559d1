#!/bin/bash
# diskfish: a script gives the same output in a clone and after a cold start.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
shared_cache

cat >"$scratch/script" <<'END'
add-drive a.img format:raw label:first
add-drive b.img readonly:true format:raw
add-drive c.qcow2 format:qcow2
add-drive d.img format:raw blocksize:4096
disk attach e.img format=raw sync=none
add-drive-scratch 64M
add-drive /dev/null readonly:true
run
list-devices
list-disk-labels
blockdev-getsize64 /dev/sda
blockdev-getsize64 /dev/sdb
blockdev-getsize64 /dev/sdc
blockdev-getss /dev/sdd
blockdev-getsize64 /dev/sdg
part-disk /dev/disk/guestfs/first mbr
mkfs ext4 /dev/sda1 label:ROOT
mount /dev/sda1 /
write /hello "hello world"
cat /hello
foreach name in bin dev etc proc usr
  mkdir /%{name}
end
write /etc/os-release "ID=debian\nVERSION_ID=12\n"
write /etc/debian_version "12.4\n"
write /etc/fstab "LABEL=ROOT / ext4 defaults 0 1\n"
umount-all
inspect-os
inspect-get-product-name /dev/sda1
inspect-get-mountpoints /dev/sda1
pvcreate /dev/sdc
vgcreate VG /dev/sdc
lvcreate LV VG 20
lvs
part-disk /dev/sdb gpt
list-partitions
findfs-label ROOT
disk list
debug sh "cat /sys/block/sd[a-g]/device/timeout"
debug sh "cd /dev/disk; ls by-path by-id | grep scsi | grep -ve appl -e :7:0"
END

run_script ()
{
  rm -f a.img b.img c.qcow2 d.img e.img
  truncate -s 40M a.img
  truncate -s 41M b.img
  qemu-img create -q -f qcow2 c.qcow2 100M
  truncate -s 43M d.img
  truncate -s 44M e.img
  "$diskfish" -f script >"$1" 2>&1 || complain "$1: status $?"
}

cd "$scratch" || exit 99
run_script warm
DISKFISH_WARM=off run_script cold
same 'warm and cold' cold warm
grep -qx "12\.4" warm || complain "no system was found"
verdict
