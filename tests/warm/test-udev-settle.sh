#!/bin/bash
# diskfish: the replacement of 'udevadm settle' in a clone waits for udev, and
# passes other calls on.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
shared_cache
cd "$scratch" || exit 99
truncate -s 16M disk.img

# diskfish shows the output of the guest's shell as one value per line.
cat >guest.sh <<'E2'
real=/usr/lib/diskfish/udevadm
say () { if "$@" >/dev/null 2>&1; then echo yes; else echo no; fi; }
label () { echo "$(blkid -o value -s LABEL -p /dev/sda)" \
                "$(readlink -f /dev/disk/by-label/"$1")"; }
say test -x $real
udevadm --version | cmp -s - <($real --version) && echo 'the version'
say udevadm settle --no-such-option
for i in 1 2 3 4 5; do
  mke2fs -q -F -L "label-$i" /dev/sda
  udevadm settle
  label "label-$i"
done
echo add >/sys/block/sda/uevent; udevadm settle -E /nowhere
say test -e /run/udev/queue
mv $real $real.away
say udevadm settle
say udevadm --debug settle -E /nowhere
say udevadm settle -E /etc
say udevadm settle -t 5
say udevadm --version
mv $real.away $real
say udevadm settle -t 5
# udevd removes the file after a late event: try again.
queued () {
  for i in 1 2 3 4 5 6 7 8 9 10; do
    touch /run/udev/queue
    answer=$(say timeout 1 "$@")
    test ! -e /run/udev/queue || break
  done
  echo "$answer"
}
queued udevadm settle
queued udevadm settle -E /nowhere
queued udevadm settle -E /etc
rm -f /run/udev/queue
say timeout 1 udevadm settle
E2
cat >expected <<'E2'
yes
the version
no
label-1 /dev/sda
label-2 /dev/sda
label-3 /dev/sda
label-4 /dev/sda
label-5 /dev/sda
no
yes
yes
yes
no
no
yes
no
no
yes
yes
E2
"$diskfish" -v --format=raw -a disk.img >actual 2>log <<'E2'
run
debug-upload guest.sh /tmp/guest.sh 0700
debug sh "bash /tmp/guest.sh"
E2
grep -v '^$' actual >said
same 'what the guest says' expected said
grep -q '^diskfish-hv: the clone is running' log || complain 'not warm'
verdict
