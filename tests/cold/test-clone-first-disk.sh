#!/bin/bash
# diskfish: the first disk of a clone looks to the guest as after a cold start.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
shared_cache
cd "$scratch" || exit 99

# The template's disk has 1 MiB, too.
truncate -s 1M same-size.img
truncate -s 40M partitions.img labelled.img
truncate -s 24M large-blocks.img
qemu-img create -q -f qcow2 volumes.qcow2 100M
cat >make.fish <<'END'
disk attach partitions.img format=raw
disk attach large-blocks.img format=raw blocksize=4096
disk attach volumes.qcow2 format=qcow2
disk attach labelled.img format=raw
run
part-init /dev/sda gpt
part-add /dev/sda p 2048 30000
part-add /dev/sda p 30720 -2048
part-set-name /dev/sda 2 second
mkfs ext2 /dev/sda1 label:ONE
mkfs vfat /dev/sda2 label:TWO
part-disk /dev/sdb gpt
mkfs ext2 /dev/sdb1 blocksize:4096 label:LARGE
part-disk /dev/sdc mbr
pvcreate /dev/sdc1
vgcreate VG /dev/sdc1
lvcreate LV VG 20
mkfs ext2 /dev/sdd label:WHOLE
END
"$diskfish" -f make.fish || fail 'the images are not made'

# attach NAME: print the words after 'disk attach'.
attach ()
{
  case $1 in
    same-size) echo 'disk attach same-size.img format=raw' ;;
    partitions) echo 'disk attach partitions.img format=raw ro' ;;
    large-blocks) echo 'disk attach large-blocks.img format=raw' \
                       'blocksize=4096 cache=uncached' ;;
    volumes) echo 'disk attach volumes.qcow2 format=qcow2 sync=none' ;;
    labelled) echo 'disk attach labelled.img format=raw label=words' \
                   'discard=enable' ;;
  esac
}

# tell LETTER NUMBER: print the properties of the disk in the guest and its
# udev.
tell ()
{
  cat <<END
debug sh 'cd /sys/block/sd$1; grep -r . size ro removable capability queue device/timeout device/vendor device/model device/rev device/type sd?*/size sd?*/start 2>/dev/null | sort'
debug sh 'for d in /dev/sd$1*; do udevadm info --query=property --name=\$d; done'
debug sh 'cd /dev/disk; for l in */*; do echo \$l \$(readlink \$l); done | grep "/sd$1"'
debug sh 'blkid -o full /dev/sd$1* | sort'
blockdev-getsize64 /dev/sd$1
blockdev-getss /dev/sd$1
blockdev-getro /dev/sd$1
!echo next disk
END
}

# Remove properties that differ between starts: those from the place on the bus,
# those that LVM's rule adds at varying times, and the scheduler, since the
# kernel uses none with the two processors that a clone has with KVM.
plain ()
{
  sed -E -e '/^(USEC_INITIALIZED|MAJOR|MINOR|DISKSEQ|ID_PART_ENTRY_DISK)=/d' \
      -e '/^(SYSTEMD_READY|LVM_VG_NAME_COMPLETE)=/d' -e '/^by-diskseq/d' \
      -e '/^queue.(iosched|scheduler)/d' \
      -e 's/.dev.disk.by-diskseq\/[0-9]+ ?//' \
      -e 's/target2:0:[0-9].2:0:[0-9]:0/TARGET/' \
      -e 's/sd[a-e]/sdX/g' -e 's/scsi-0[_:]0[_:][0-9][_:]0/scsi-N/g' \
      -e 's/hd[0-4]\>/hdN/g' -e '/^$/d' |
    awk '
      /^DEVLINKS=/ {
        n = split (substr ($0, 10), links, " ")
        for (i = 1; i <= n; i++)
          print "DEVLINK=" links[i] | "sort"
        fflush ()
        close ("sort")
        next
      }
      { print }'
}

names=(same-size partitions large-blocks volumes labelled)
for i in 0 1 2 3 4; do
  { attach "${names[i]}"; echo run; tell a 0; } >warm.fish
  # One disk at a time: after a cold start the kernel names several disks in any
  # order.
  DISKFISH_WARM=off "$diskfish" -f warm.fish >cold.out || fail 'the cold start'
  plain <cold.out >cold
  "$diskfish" -v -f warm.fish >warm.out 2>log
  grep -q '^diskfish-hv: the clone is running' log ||
    complain "${names[i]}: not warm"
  plain <warm.out >warm
  same "${names[i]}" cold warm
done
verdict
