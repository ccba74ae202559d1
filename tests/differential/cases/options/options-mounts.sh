# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --ro -a disk.img -a more.img -m /dev/sda -m /dev/sdb:/sub:noatime:ext2 <<'END'
mountpoints
cat /name
cat /sub/name
-touch /x
END
echo "status $?"
guestfish -a disk.img --mount /dev/sda::ro touch /x
echo "status $?"
guestfish --format=raw --add disk.img --rw --mount=/dev/sda touch /written
