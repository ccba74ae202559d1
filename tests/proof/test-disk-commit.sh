#!/usr/bin/env bash
# diskfish: 'disk commit' writes an ephemeral drive to its image and flushes it.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/proof.sh"

new_disks ()
{
  rm -f d/* copies/*
  truncate -s 16M d/raw.img
  qemu-img create -q -f qcow2 d/qcow2.img 16M
}

# QEMU's overlay is not flushed; diskfish flushes the image itself.
flushed_by ()
{
  sort "$flushes" | sed 's/ \(free\|held\)$//' | uniq -c | sed 's/^ *//'
}

# While the appliance runs, with mounted file systems: earlier writes are saved,
# later ones are discarded.
new_disks
cat >live.fish <<'END'
disk attach d/raw.img label=raw
disk attach d/qcow2.img format=qcow2 label=qcow
run
mkfs ext4 /dev/sda
mount /dev/sda /
write /before "kept of raw"
mkfs ext2 /dev/sdb
mkmountpoint /other
mount /dev/sdb /other
write /other/before "kept of qcow2"
disk commit sda
disk commit qcow
write /after "lost"
write /other/after "lost"
-disk commit nothing.img
disk commit /dev/sda
write /later "lost"
disk list | sed 's/ *$//'
END
cat >live.out.expected <<'END'
DEVICE LABEL FILE        FORMAT SIZE ACCESS    SYNC CACHE EFFECTIVE ON HOST CRASH
sda    raw   d/raw.img   raw     16M ephemeral none       unsafe    nothing: the image is not written
sdb    qcow  d/qcow2.img qcow2   16M ephemeral none       unsafe    nothing: the image is not written
END
cat >live.err.expected <<'END'
live.fish:15:14: error: cannot open 'nothing.img': No such file or directory
    -disk commit nothing.img
                 ^~~~~~~~~~~
END
run_witnessed live --ephemeral
expect live 0
cat >expected <<'END'
3 diskfish fsync .
1 diskfish fsync qcow2.img
2 diskfish fsync raw.img
END
flushed_by >seen
same 'flushes' expected seen

# After a crash of the appliance: the contents of the overlay are saved.
cat >crash.fish <<'END'
disk attach d/raw.img
disk attach d/qcow2.img format=qcow2 ro
-disk commit sda
run
mount /dev/sda /
cat /before
cat /after
-cat /later
umount /
mount /dev/sdb /
find /
umount /
mount /dev/sda /
write /crashed "kept after all"
sync
get-pid | xargs kill -9
-list-devices
disk commit sda
-disk commit sdb
END
cat >crash.out.expected <<'END'
kept of raw
lost
before
lost+found
END
cat >crash.err.expected <<'END'
crash.fish:8:6: error: cat: /later: No such file or directory
    -cat /later
         ^~~~~~
crash.fish:17:2: error: list-devices: the appliance has stopped
    -list-devices
     ^~~~~~~~~~~~
crash.fish:19:14: error: cannot commit 'sdb': it is read-only, and writes to it are discarded
    -disk commit sdb
                 ^~~ attach it with --ephemeral instead
END
run_witnessed crash --ephemeral
expect crash 0

cat >end.fish <<'END'
disk attach d/raw.img ro
run
mount /dev/sda /
cat /crashed
END
echo 'kept after all' >end.out.expected
run_script end
expect end 0

# No overlay is left, except those of other running tests.
find "$XDG_CACHE_HOME/diskfish" -name 'overlay-*' -printf '%f\n' |
  while IFS=- read -r _ _ process _; do
    test -e "/proc/$process" || echo "$process"
  done >left
same 'overlays' /dev/null left
verdict
