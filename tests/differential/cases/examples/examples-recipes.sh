# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --ro -a disk.img -i checksum sha256 /etc/passwd
guestfish -a disk.img -i rm /file/to/delete
guestfish -a disk.img -i touch /file/to/touch
guestfish --ro -a disk.img -i stat /file/to/stat | grep -E 'size|mode'
guestfish -a disk.img -i \
    ln-sf /dev/null /etc/systemd/system/cloud-init.service
guestfish --ro -a disk.img run : pread-device /dev/sda 0x200 0 |
  od -An -tx1 | head -n 2
HEXEDITOR='head -c 3' guestfish --rw -a disk.img run : hexedit /dev/sda 0x200 |
  od -An -tx1
