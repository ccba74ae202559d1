# SPDX-License-Identifier: GPL-3.0-or-later
# The manual's examples that look for a guest in an image or a domain.
uri=test://$PWD/domains.xml
guestfish --ro -a disk.img -i cat /etc/group
guestfish --ro -c "$uri" -d guest -i cat /etc/group
echo "status $?"
guestfish --ro -i disk.img </dev/null
guestfish -c "$uri" --ro -i guest </dev/null
EDITOR='sleep 2; sed -i s/5/7/' \
  guestfish --rw -a disk.img -i edit /boot/grub/grub.conf
guestfish -a disk.img -i \
    ln-sf /dev/null /etc/systemd/system/tmp.mount
guestfish --ro -c "$uri" -d guest run : download /dev/vg_guest/lv_root lv
guestfish --rw -a disk.img run : \
  upload lv /dev/vg_guest/lv_root : \
  resize2fs /dev/vg_guest/lv_root
guestfish --ro --format=raw -a disk.img --format -a more.img run : list-devices
eval "`guestfish --listen`"
guestfish --remote add-ro disk.img
guestfish --remote run
guestfish --remote lvs
guestfish --remote exit
while test -e "/proc/$GUESTFISH_PID"; do sleep 0.1; done
rm lv domains.xml
