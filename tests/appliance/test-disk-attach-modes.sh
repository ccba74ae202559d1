#!/usr/bin/env bash
# diskfish: disks can be attached and used with each mode.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# Not every file system supports O_DIRECT: the build directory may, even if the
# directory for temporary files does not.
direct=$scratch/direct.img
if ! dd if=/dev/zero of="$direct" bs=1M count=1 oflag=direct 2>/dev/null; then
  direct=$top_builddir/tests/direct.$$.img
  cleanup rm -f "$direct"
  dd if=/dev/zero of="$direct" bs=1M count=1 oflag=direct 2>/dev/null ||
    fail 'no directory here supports O_DIRECT'
fi
truncate -s 16M none.img plain.img unsafe.img golden.img "$direct"
both=${direct%.img}-both.img
cleanup rm -f "$both"
truncate -s 16M "$both"
printf 'nobody may change this' | dd of=golden.img conv=notrunc 2>/dev/null
sha256sum golden.img >golden.sum

cat >use.fish <<END
disk attach none.img sync=none label=fast
disk attach $direct cache=uncached
disk attach $both sync=none cache=uncached
disk attach plain.img
disk attach golden.img ro label=golden
add-drive unsafe.img cachemode:unsafe
disk attach none.qcow2 size=64M format=qcow2 sync=close
disk list
run
disk list
list-disk-labels | sort
mkfs ext4 /dev/disk/guestfs/fast
mount /dev/sda /
write /hello "written without flushes\n"
cat /hello
mkfs ext2 /dev/sdg
umount-all
pwrite-device /dev/disk/guestfs/golden "the overlay takes it" 0
pread-device /dev/sde 20 0
echo " and gives it back"
blockdev-getsize64 /dev/sdb
END
run_script use

# The width of the columns depends on the name of the scratch directory.
columns () { sed -E 's/ +$//; s/  +/ /g' "$1"; }
columns use.out >use.columns
cat >use.expected <<END
DEVICE LABEL FILE FORMAT SIZE ACCESS SYNC CACHE EFFECTIVE ON HOST CRASH
sda fast none.img raw 16M rw none anything written
sdb $direct raw 16M rw uncached nothing that was flushed
sdc $both raw 16M rw none uncached anything written
sdd plain.img raw 16M rw nothing that was flushed
sde golden golden.img raw 16M ro nothing: the image is not written
sdf unsafe.img raw 16M rw none anything written
sdg none.qcow2 qcow2 64M rw close anything written before the close
DEVICE LABEL FILE FORMAT SIZE ACCESS SYNC CACHE EFFECTIVE ON HOST CRASH
sda fast none.img raw 16M rw none unsafe anything written
sdb $direct raw 16M rw uncached none nothing that was flushed
sdc $both raw 16M rw none uncached direct, no flush anything written
sdd plain.img raw 16M rw writeback nothing that was flushed
sde golden golden.img raw 16M ro unsafe (overlay) nothing: the image is not written
sdf unsafe.img raw 16M rw none unsafe anything written
sdg none.qcow2 qcow2 64M rw close unsafe anything written before the close
fast: /dev/sda
golden: /dev/sde
written without flushes

20
the overlay takes it and gives it back
16777216
END
same 'use: output' use.expected use.columns
same 'use: messages' /dev/null use.err
echo 0 >zero
same 'use: status' zero use.status

sha256sum --quiet -c golden.sum || complain 'the read-only image was changed'
grep -q -a 'written without flushes' none.img ||
  complain 'what was written is not in the image'
for image in none.img "$direct" "$both" plain.img golden.img unsafe.img \
             none.qcow2; do
  expect_released use "$image"
done
expect_tidy use
verdict
