#!/usr/bin/env bash
# diskfish: disks can be attached, detached and changed while the appliance
# runs.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

cat >live.fish <<'END'
disk attach a.img sync=none
run
disk attach 'b c.img' size=64M label=two sync=none
list-devices
debug sh "ls /dev/disk/guestfs"
part-disk /dev/sdb mbr
mkfs ext4 /dev/sdb1
mount /dev/sdb1 /
mkdir-p "/more room"
-disk detach two
disk set sdb sync=full cache=uncached
disk list
umount /
pvcreate /dev/sda
vgcreate vg /dev/sda
lvcreate one vg 20
-disk detach sda
mkfs ext2 /dev/vg/one
mount /dev/vg/one /
-disk detach sda
umount-all
vg-activate-all false
disk detach sda
!qemu-img info a.img >/dev/null && echo free
list-devices
add-drive b.qcow2 readonly:true
add-drive-scratch 10M label:four
list-devices
part-disk /dev/sdc mbr
part-disk /dev/sda mbr
disk set sdc sync=fsync
disk list
-disk attach a.img protocol=nbd server=localhost
-disk attach missing.img
-disk attach 'b c.img'
-disk detach sdx
list-devices
END
cat >live.out.expected <<'END'
/dev/sda
/dev/sdb
two
DEVICE LABEL FILE    FORMAT SIZE ACCESS SYNC CACHE    EFFECTIVE ON HOST CRASH
sda          a.img   raw    100M rw     none          unsafe    anything written
sdb    two   b c.img raw     64M rw     full uncached none      nothing that was flushed
free
/dev/sdb
/dev/sda
/dev/sdb
/dev/sdc
DEVICE LABEL FILE      FORMAT SIZE ACCESS SYNC  CACHE    EFFECTIVE        ON HOST CRASH
sda          b.qcow2   qcow2   20M ro                    unsafe (overlay) nothing: the image is not written
sdb    two   b c.img   raw     64M rw     full  uncached none             nothing that was flushed
sdc    four  (scratch)         10M rw     fsync          writeback        nothing that was flushed
/dev/sda
/dev/sdb
/dev/sdc
END
cat >live.err.expected <<'END'
live.fish:10:14: error: '/dev/sdb1' is mounted on '/'
    -disk detach two
                 ^~~ run 'umount /dev/sdb1' first
live.fish:17:14: error: '/dev/vg/one' is an active logical volume
    -disk detach sda
                 ^~~ run 'vg-activate-all false' first
live.fish:20:14: error: '/dev/vg/one' is mounted on '/'
    -disk detach sda
                 ^~~ run 'umount /dev/vg/one' first
live.fish:33:14: error: cannot attach a disk on the network while the appliance is running
    -disk attach a.img protocol=nbd server=localhost
                 ^~~~~ attach it before 'run'
live.fish:34:14: error: cannot open 'missing.img': No such file or directory
    -disk attach missing.img
                 ^~~~~~~~~~~
live.fish:35:14: error: 'b c.img' is already attached
    -disk attach 'b c.img'
                 ^~~~~~~~~ attach it read-only: only one drive can write to an image
live.fish:36:14: error: 'sdx' is not an attached drive
    -disk detach sdx
                 ^~~ use one of sda, sdb, sdc
END

# A clone and, in the cold pass, a cold start give the same results.
for warm in $(is_cold_pass && echo off || echo on); do
  mkdir "$warm"
  (
    cd "$warm" || exit 99
    truncate -s 100M a.img
    qemu-img create -q -f qcow2 b.qcow2 20M
    sum=$(md5sum <b.qcow2)
    cp ../live.* .
    run_script live --warm="$warm"
    expect live 0
    test "$(md5sum <b.qcow2)" = "$sum" || complain 'ro: it was written to'
    expect_released "warm=$warm" a.img
    expect_tidy "warm=$warm"
  )
done

# A QEMU that answers after the deadline opens the image and then closes it, so
# the next disk can use its place.
cat >late.fish <<'END'
disk attach a.img
run
!pgrep -P "$(pgrep -P $PPID diskfish-hv)" >qemu
!kill -STOP $(cat qemu)
-disk attach late.img
!kill -CONT $(cat qemu)
disk attach late.img
list-devices
END
printf '/dev/sda\n/dev/sdb\n' >late.out.expected
cat >late.err.expected <<'END'
late.fish:5:14: error: QEMU cannot open the image: QEMU does not answer
    -disk attach late.img
                 ^~~~~~~~
END
truncate -s 20M a.img late.img
run_script late
expect late 0
verdict
