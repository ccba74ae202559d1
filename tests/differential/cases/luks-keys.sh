# SPDX-License-Identifier: GPL-3.0-or-later
cat >s.fish <<'END'
add disk.img format:raw
run
luks-format-cipher /dev/sda 0 aes-cbc-essiv:sha256
luks-add-key /dev/sda 1
-luks-add-key /dev/sda 2
luks-open /dev/sda first
luks-close /dev/mapper/first
luks-kill-slot /dev/sda 0
-luks-open /dev/sda second
luks-open-ro /dev/sda third
blockdev-getro /dev/mapper/third
END
printf '%s\n' old old secret wrong new secret secret old secret |
  guestfish --keys-from-stdin -f s.fish
