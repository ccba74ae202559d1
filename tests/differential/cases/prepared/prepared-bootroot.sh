# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N bootroot:ext2:ext4:80M:20M -N bootrootlv:/dev/V/R:ext2:ext4:80M:20M:gpt \
  list-partitions : list-filesystems : lvs : part-get-parttype /dev/sdb : \
  mount /dev/V/R / : mkdir /boot : mount /dev/sdb1 /boot : touch /boot/kernel
