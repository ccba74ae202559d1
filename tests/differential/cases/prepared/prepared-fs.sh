# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N fs:ext4:30M -N fat.img=fs:vfat:32M:gpt -m /dev/sda1 -- \
  list-filesystems : write /a text : mountpoints : umount-all : \
  mount /dev/sdb1 / : touch /b
