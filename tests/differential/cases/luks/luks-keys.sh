# SPDX-License-Identifier: GPL-3.0-or-later
# A key of LUKS asks for itself: from standard input, one line each.
printf 'secret\nsecret\nsecret\nother\nother\n' |
  guestfish -a disk.img --keys-from-stdin run : part-disk /dev/sda mbr \
  : luks-format /dev/sda1 0 : cryptsetup-open /dev/sda1 crypt \
  : mkfs ext2 /dev/mapper/crypt : mount /dev/mapper/crypt / \
  : write /locked up : umount / : list-dm-devices \
  : cryptsetup-close /dev/mapper/crypt : luks-add-key /dev/sda1 1 \
  : cryptsetup-open /dev/sda1 crypt readonly:true : list-dm-devices \
  : mount-ro /dev/mapper/crypt / : cat /locked : umount / \
  : cryptsetup-close /dev/mapper/crypt : vfs-type /dev/sda1
echo "status $?"
echo wrong | guestfish --ro -a disk.img --keys-from-stdin \
  --key /dev/sda1:key:secret run : cryptsetup-open /dev/sda1 crypt
echo "status $?"
