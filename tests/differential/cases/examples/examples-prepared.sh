# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N fs:ext4 -m /dev/sda1 touch /x
guestfish -N fs:vfat:32M -m /dev/sda1 touch /x
guestfish -N blankdisk.img=disk:200M exit
guestfish -N fs:ext2:20M -m /dev/sda1:/:acl,user_xattr mounts
