# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --ro -a disk.img run : download /dev/sda1 sda1.raw
guestfish --ro -a disk.img run : download /dev/sda1 - | gzip >sda1.gz
gunzip <sda1.gz | cmp - sda1.raw && echo same
guestfish --ro -a disk.img run : checksum-device md5 /dev/sda1 | wc -c
guestfish --rw -a target.img run : part-disk /dev/sda mbr : \
  upload sda1.raw /dev/sda1 : e2fsck-f /dev/sda1 : resize2fs /dev/sda1
guestfish --ro -a target.img -m /dev/sda1 find /
rm sda1.raw sda1.gz
