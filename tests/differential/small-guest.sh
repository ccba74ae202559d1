# shellcheck shell=bash
# diskfish: create disk.img, a small Linux as in guestfish's manual: /boot on a
# partition, / and swap in a volume group.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$here/linux-tree.sh"
mkdir -p tree/home/{jim,joe,mary}
printf 'root:x:0:0:root:/root:/bin/sh\nann:x:7:7::/:/bin/sh\ntoor:x:0:0::/:\n' \
  >tree/etc/passwd
printf '/dev/vg_guest/lv_root / ext4 defaults 0 1\n/dev/sda1 /boot ext2 defaults 0 2\n' \
  >tree/etc/fstab
echo one >tree/home/jim/notes
tar -C tree --owner=0 --group=0 -cf tree.tar .
truncate -s 96M disk.img
"$diskfish" -a disk.img <<'END' >/dev/null
run
part-init /dev/sda mbr
part-add /dev/sda p 2048 34815
part-add /dev/sda p 34816 -1
mkfs ext2 /dev/sda1
pvcreate /dev/sda2
vgcreate vg_guest /dev/sda2
lvcreate lv_root vg_guest 48
lvcreate lv_swap vg_guest 8
mkswap /dev/vg_guest/lv_swap
mkfs ext4 /dev/vg_guest/lv_root
mount /dev/vg_guest/lv_root /
tar-in tree.tar /
mkdir /boot
mount /dev/sda1 /boot
mkdir /boot/grub
write /boot/grub/grub.conf "timeout=5\n"
END
rm -r tree tree.tar
