#!/usr/bin/env bash
# diskfish: the guest's files in a folder of the host, by FUSE.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
need mke2fs
test -w /dev/fuse || skip 'there is no /dev/fuse'

mkdir tree mnt
echo hello >tree/hello
truncate -s 8M disk.img
mke2fs -q -F -t ext2 -d tree disk.img
cat >script.fish <<'END'
add disk.img format:raw
run
mount /dev/sda /
mount-local mnt
!(cat mnt/hello; echo new >mnt/new; ls mnt; fusermount -u mnt || umount mnt) >seen &
mount-local-run
cat /new
not umount-local
END
timeout 600 "$diskfish" -f script.fish >out 2>err </dev/null ||
  complain "status $?: $(cat err)"
printf 'new\n\n' >expected
same 'what was written through the folder' expected out
printf 'hello\nhello\nlost+found\nnew\n' >expected
LC_ALL=C sort -o seen seen
same 'what was read through the folder' expected seen
! grep -q " $PWD/mnt " /proc/mounts || complain 'the folder is still mounted'
verdict
