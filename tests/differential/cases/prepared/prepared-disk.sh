# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N disk -N disk:5M -N small.img=disk:1M <<'END'
list-devices
blockdev-getsize64 /dev/sda
blockdev-getsize64 /dev/sdb
list-filesystems
END
