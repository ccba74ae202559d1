#!/usr/bin/env bash
# diskfish: 'lcd' does not affect attached images.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

mkdir other
truncate -s 8M a.img
truncate -s 4M other/a.img
truncate -s 2M other/b.img
truncate -s 1M b.img
ln -s other/b.img link.img
cat >lcd.fish <<'END'
disk attach link.img ro
lcd other
disk attach a.img format=raw sync=close
run
lcd ..
disk attach b.img
lcd other
disk attach b.img ro
blockdev-getsize64 /dev/sda
blockdev-getsize64 /dev/sdb
blockdev-getsize64 /dev/sdc
blockdev-getsize64 /dev/sdd
blockdev-getsize64 /dev/sde
END
printf '%s\n' 8388608 2097152 4194304 1048576 2097152 >lcd.out.expected
: >lcd.err.expected
run_script lcd -a a.img
expect lcd 0
verdict
