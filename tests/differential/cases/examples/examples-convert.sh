# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N target.img=lvfs:/dev/VG/LV:ext3:60M exit
guestfish --ro -a source.img -m /dev/sda  -- tar-out / - | \
guestfish --rw -a target.img -m /dev/VG/LV -- tar-in - /
guestfish --ro -a target.img -m /dev/VG/LV find /
guestfish <<'END'
add-ro source.img
sparse output.img 30M
run
part-init /dev/sdb mbr
part-add /dev/sdb p 2048 -2048
copy-device-to-device /dev/sda /dev/sdb1 sparse:true
e2fsck-f /dev/sdb1
resize2fs /dev/sdb1
END
guestfish --ro -a source.img -m /dev/sda tgz-out / - | tar tzf - | sort
guestfish --ro -a source.img -m /dev/sda tgz-out /files - | tar tzf - | sort
