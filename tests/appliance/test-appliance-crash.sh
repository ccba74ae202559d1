#!/usr/bin/env bash
# diskfish: a crashed appliance is reported and can be started again with the
# same disks.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

truncate -s 8M a.img b.img
cat >crash.fish <<'END'
disk attach a.img sync=none label=one
disk attach b.img ro
run
-internal-exit
-list-devices
-list-devices
disk list | sed 's/ *$//'
run
list-devices
get-pid | xargs kill -9
!sleep 1
run
blockdev-getro /dev/disk/guestfs/one
get-pid | xargs kill -9
-list-devices
not list-devices
umount-all
echo not run
END
cat >crash.out.expected <<'END'
DEVICE LABEL FILE  FORMAT SIZE ACCESS SYNC CACHE EFFECTIVE ON HOST CRASH
sda    one   a.img raw      8M rw     none                 anything written
sdb          b.img raw      8M ro                          nothing: the image is not written
/dev/sda
/dev/sdb
false
END
cat >crash.err.expected <<'END'
crash.fish:5:2: error: list-devices: the appliance has stopped
    -list-devices
     ^~~~~~~~~~~~
crash.fish:6:2: error: 'list-devices' needs a running appliance
    -list-devices
     ^~~~~~~~~~~~ start it with 'run'
crash.fish:15:2: error: list-devices: the appliance has stopped
    -list-devices
     ^~~~~~~~~~~~
crash.fish:17:1: error: 'umount-all' needs a running appliance
    umount-all
    ^~~~~~~~~~ start it with 'run'
END
run_script crash
expect crash 1
expect_released crash a.img
expect_tidy crash
verdict
