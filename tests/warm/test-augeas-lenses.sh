#!/bin/bash
# diskfish: a clone has few Augeas lenses for inspection, and all of them for
# aug-init.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
need mke2fs
cd "$scratch" || exit 99

mkdir -p root/{bin,dev,etc,proc,usr}
printf 'ID=debian\nVERSION_ID="12"\n' >root/etc/os-release
echo 12.4 >root/etc/debian_version
echo 'LABEL=root / ext4 defaults 0 1' >root/etc/fstab
echo small >root/etc/hostname
echo 'root:x:0:0:root:/root:/bin/sh' >root/etc/passwd
truncate -s 16M linux.img
mke2fs -q -t ext4 -d root linux.img

"$diskfish" -v --ro --format=raw -a linux.img >actual 2>log <<'END'
run
inspect-os
inspect-get-hostname /dev/sda
umount-all
mount-ro /dev/sda /
aug-init / 0
aug-get /files/etc/passwd/root/shell
aug-close
umount /
inspect-os
END
printf '%s\n' /dev/sda small /bin/sh /dev/sda >expected
same 'what inspection and Augeas find' expected actual
grep -q '^diskfish-hv: the clone is running' log || complain 'no clone'

# Without the change of aug-init the lens of /etc/passwd would be missing.
"$diskfish" --ro --format=raw -a linux.img run \
  : debug sh 'ls /usr/share/augeas/lenses/dist' >few
grep -qx fstab.aug few || complain 'the lens of fstab is missing'
! grep -qx passwd.aug few || complain 'a clone loads all lenses'
verdict
