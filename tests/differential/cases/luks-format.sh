# SPDX-License-Identifier: GPL-3.0-or-later
cat >s.fish <<'END'
add disk.img format:raw
run
luks-format /dev/sda 0
vfs-type /dev/sda
cryptsetup-open /dev/sda inside
list-dm-devices
mkfs ext4 /dev/mapper/inside
mount /dev/mapper/inside /
write /hidden "secret text\n"
umount /
cryptsetup-close /dev/mapper/inside
luks-open /dev/sda again
vfs-type /dev/mapper/again
luks-close /dev/mapper/again
-cryptsetup-open /dev/sda wrong
list-dm-devices
luks-uuid /dev/sda | sed 's/[0-9a-f]/x/g'
END
printf 'secret\nsecret\nsecret\nnot this one\n' | guestfish --keys-from-stdin -f s.fish
