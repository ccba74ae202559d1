#!/usr/bin/env bash
# diskfish: mount-local serves the guest's files in a directory of the host, by
# FUSE.
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
same 'data written through the directory' expected out
printf 'hello\nhello\nlost+found\nnew\n' >expected
LC_ALL=C sort -o seen seen
same 'data read through the directory' expected seen
! grep -q " $PWD/mnt " /proc/mounts || complain 'the directory is still mounted'

# A signal ends it, even with an open file, and nothing remains mounted.
cat >signal.fish <<'END'
disk attach disk.img format=raw
run
mount /dev/sda /
mount-local mnt
!(exec <mnt/hello; touch served; exec sleep 600) >/dev/null & echo $! >reader
mount-local-run
END
cat >signal.err.expected <<'END'
signal.fish:6:1: error: mount-local-run: interrupted
    mount-local-run
    ^~~~~~~~~~~~~~~
END
# signalled NAME STATUS COMMAND: COMMAND sends the signal.
signalled ()
{
  local server

  rm -f served
  timeout -k 10 600 "$diskfish" -f signal.fish >signal.out 2>signal.err \
          </dev/null &
  server=$!
  while ! test -e served && kill -0 $server; do
    sleep 0.1
  done
  kill "-$1" "$(pgrep -P $server)"
  wait $server
  echo $? >signal.status
  kill "$(cat reader)"
  expect signal "$2"
  ! grep -q " $PWD/mnt " /proc/mounts || complain "$1: it is still mounted"
}
signalled INT 130
signalled TERM 143
signalled HUP 129
expect_tidy 'signals'
verdict
