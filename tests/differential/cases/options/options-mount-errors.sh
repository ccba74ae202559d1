# SPDX-License-Identifier: GPL-3.0-or-later
for mount in '' /dev/sdz /dev/sda:/:nosuchoption \
             /dev/sda:/::nosuchfs; do
  guestfish -a disk.img -m "$mount" mounts
  echo "$mount: status $?"
done
