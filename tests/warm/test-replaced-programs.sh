#!/bin/bash
# diskfish: programs that are replaced in a clone answer like the real ones, and
# reading a partition table causes no event of udev.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
need sfdisk mke2fs
shared_cache
cd "$scratch" || exit 99

# sda has partitions, sdb none, and sdc a partition and a file system.
truncate -s 48M one.img
printf 'label: gpt\n2048,32768,L\n34816,16384,L\n51200,8192,L\n' |
  sfdisk -q one.img
truncate -s 32M two.img
truncate -s 16M three.img
mke2fs -q -t ext2 three.img
echo 4096,8192 | sfdisk -q --wipe never --label dos three.img

cat >guest.sh <<'END'
real=/usr/lib/diskfish
lvs () { lvm lvs -o vg_name,lv_name \
    -S 'lv_role=public && lv_skip_activation!=yes' --noheadings \
    --separator / 2>&1; }
type_of () { blkid -c /dev/null -o value -s TYPE "$1" 2>&1; }
table () { parted -m -s -- /dev/sda unit b print 2>&1; }
entry () { sgdisk /dev/sda -i "$1" 2>&1; }

# without PROGRAM COMMAND...: say whether it needs the real program.
without () {
  mv $real/$1 $real/away
  if "${@:2}" >/dev/null; then echo "$1: no need"; else echo "$1: needed"; fi
  mv $real/away $real/$1
}

# compare COMMAND...: the output and the status of both.
compare () {
  local program=$1 command=("$@") ours theirs

  ours=$("${command[@]}" 2>&1; echo $?)
  theirs=$(PATH=$real:$PATH; "${command[@]}" 2>&1; echo $?)
  if test "$ours" = "$theirs"; then echo "$program: same"; else
    echo "$*: $ours, not $theirs"
  fi
}
types () {
  local device

  for device in sda sda1 sda2 sda3 sdb sdc sdc1 vda sdz ../dev/sda1; do
    compare blkid -c /dev/null -o value -s TYPE /dev/$device
  done | sort | uniq -c
}

# Say how many records of udev COMMAND has replaced.
records () { udevadm settle; stat -c %i /run/udev/data/b8:{0,1,2,3}; }
events () {
  local before

  before=$(records)
  "$@" >/dev/null
  test "$before" = "$(records)" && echo "$1: no event" || echo "$1: events"
}

echo '# nothing but a partition table'
types
without lvm lvs
without blkid type_of /dev/sda1
events table
events entry 1
events parted -m -s /dev/sda unit b print
compare parted -m -s -- /dev/sda unit b print
compare parted -m -s -- /dev/sdb unit b print
compare sgdisk /dev/sda -i 2
compare sgdisk /dev/sdb -i 1
compare sgdisk /dev/sda -i 9
grep -c diskfish-node /proc/mounts; ls /run/diskfish-node* 2>/dev/null

echo '# file systems'
mke2fs -q -t ext2 /dev/sda1; mkswap /dev/sda2 >/dev/null
mke2fs -q -F /dev/sdb
types
type_of /dev/sda1; type_of /dev/sda2; type_of /dev/sdb
without blkid type_of /dev/sda1
without blkid type_of /dev/sda
without blkid blkid -o value -s TYPE /dev/sda1
without lvm lvs
without lvm lvm lvs

echo '# a change'
mke2fs -q -F -t ext4 /dev/sda2
type_of /dev/sda2
wipefs -q -a /dev/sda1
type_of /dev/sda1

echo '# volumes'
export LVM_SYSTEM_DIR=/tmp/lvm
lvm pvcreate -q -q -y /dev/sda1
without lvm lvs
lvs
type_of /dev/sda1
lvm vgcreate -q -q group /dev/sda1
lvm lvcreate -q -q -y -an -Zn -L 4M -n volume group
lvs | tr -d ' '
lvm lvremove -q -q -y group
lvm vgremove -q -q group; lvm pvremove -q -q -y /dev/sda1
without lvm lvs
lvm pvcreate -q -q -y /dev/sdb
without lvm lvs
types

echo '# arguments'
table | tail -n +3 | cut -d: -f1-2
parted -m -s -- /dev/sda unit b rm 3 && table | tail -n +3 | cut -d: -f1
sgdisk /dev/sda -d 2 >/dev/null && table | tail -n +3 | cut -d: -f1
compare blkid -V
compare parted --version
compare sgdisk -i
lvs --version >/dev/null && echo a link to lvm
END
cat >expected <<'END'
# nothing but a partition table
     10 blkid: same
lvm: no need
blkid: needed
table: no event
entry: no event
parted: events
parted: same
parted: same
sgdisk: same
sgdisk: same
sgdisk: same
0
# file systems
     10 blkid: same
ext2
swap
ext2
blkid: no need
blkid: needed
blkid: needed
lvm: no need
lvm: needed
# a change
ext4
# volumes
lvm: needed
LVM2_member
  WARNING: Logical volume group/volume not zeroed.
group/volume
lvm: no need
lvm: needed
     10 blkid: same
# arguments
1:1048576B
2:17825792B
3:26214400B
1
2
1
blkid: same
parted: same
sgdisk: same
a link to lvm
END
"$diskfish" -v --format=raw -a one.img --format=raw -a two.img \
  --format=raw -a three.img >actual 2>log <<'END'
run
debug-upload guest.sh /tmp/guest.sh 0700
debug sh "bash /tmp/guest.sh 2>&1"
END
grep -v '^$' actual >said
same 'what the guest says' expected said
grep -q '^diskfish-hv: the clone is running' log || complain 'not warm'
verdict
