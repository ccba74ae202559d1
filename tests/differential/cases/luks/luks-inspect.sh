# SPDX-License-Identifier: GPL-3.0-or-later
for key in /dev/sda2:key:secret /dev/sda2:file:keyfile; do
  guestfish --ro -a disk.img --key "$key" -i mountpoints : cat /etc/hostname
  echo "status $?"
done
echo secret | guestfish --ro -a disk.img --keys-from-stdin -i mounts
echo "status $?"
guestfish --ro -a disk.img --key /dev/sda2:key:wrong -i mounts
echo "status $?"
guestfish --ro -a disk.img --key nonsense -i mounts
echo "status $?"
