#!/usr/bin/env bash
# diskfish: a failed mount is explained, and only damaged file systems are
# called damaged.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
need mkfs.xfs mkfs.ext4 mkfs.btrfs mkfs.f2fs mkfs.vfat

# make FILE SIZE PROGRAM [ARGUMENT...]
make ()
{
  truncate -s "$2" "$1"
  "${@:3}" "$1" >log 2>&1 || fail "$3: $(cat log)"
}

# poke FILE OFFSET BYTES
poke ()
{
  printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

old='mkfs.ext4 -q -b 1024 -O ^metadata_csum,^has_journal'
make 01-xfs 300M mkfs.xfs -q -m uuid=11111111-2222-3333-4444-555555555555
cp --sparse=always 01-xfs 02-clone
make 03-ext4 4M $old
make 04-f2fs 64M mkfs.f2fs
# The highest bits of the incompatible and of the read-only features.
cp 03-ext4 05-incompatible
poke 05-incompatible $((1024 + 0x63)) '\x80'
cp 03-ext4 06-read-only
poke 06-read-only $((1024 + 0x67)) '\x80'
make 07-btrfs 128M mkfs.btrfs -q -U 11111111-2222-3333-4444-555555555556
cp --sparse=always 07-btrfs 08-clone
truncate -s 128M 09-half other
mkfs.btrfs -q -d raid1 -m raid1 \
           09-half other >log 2>&1 || fail "mkfs.btrfs: $(cat log)"
cp 03-ext4 10-cut
truncate -s 2M 10-cut
cp 03-ext4 11-damaged
poke 11-damaged 2048 '\xff\xff\xff\x7f\xff\xff\xff\x7f'
cp --sparse=always 01-xfs 12-damaged
poke 12-damaged 200 'garbage'
make 13-vfat 4M mkfs.vfat

cat >cause.fish <<'END'
run
mount /dev/sda /
mkmountpoint /x
-mount /dev/sdb /x
mount-options nouuid /dev/sdb /x
umount /x
-mount-options nosuch /dev/sdc /x
-mount-vfs "" xfs /dev/sdc /x
-mount-vfs "" vfat /dev/sdc /x
-mount /dev/sdd /x
-mount /dev/sde /x
-mount /dev/sdf /x
mount-ro /dev/sdf /x
umount /x
mount /dev/sdg /x
-mount /dev/sdh /x
umount /x
-mount-options subvol=nosuch /dev/sdg /x
-mount-options nosuch /dev/sdg /x
-mount /dev/sdi /x
mount-options ro,degraded /dev/sdi /x
umount /x
-mount /dev/sdj /x
-mount /dev/sdk /x
-mount /dev/sdl /x
-mount-options nosuch /dev/sdm /x
-mount /dev/sdl /none
END
images=()
for image in [01]?-*; do
  images+=(-a "$image")
done
cat >cause.err.expected <<'END'
cause.fish:4:8: error: mount: '/dev/sdb' has the UUID of a file system that is mounted
    -mount /dev/sdb /x
           ^~~~~~~~ use 'mount-options nouuid /dev/sdb /' to mount it as well
cause.fish:7:23: error: mount-options: '/dev/sdc' cannot be mounted with these options (ext4: Unknown parameter 'nosuch')
    -mount-options nosuch /dev/sdc /x
                          ^~~~~~~~
cause.fish:8:19: error: mount-vfs: '/dev/sdc' does not contain that type of file system
    -mount-vfs "" xfs /dev/sdc /x
                      ^~~~~~~~ use 'mount /dev/sdc /' to detect the type
cause.fish:9:20: error: mount-vfs: '/dev/sdc' does not contain that type of file system
    -mount-vfs "" vfat /dev/sdc /x
                       ^~~~~~~~ use 'mount /dev/sdc /' to detect the type
cause.fish:10:8: error: mount: '/dev/sdd' cannot be mounted: the appliance's kernel has no driver for 'f2fs'
    -mount /dev/sdd /x
           ^~~~~~~~
cause.fish:11:8: error: mount: '/dev/sde' has features that the appliance's kernel lacks (Couldn't mount because of unsupported optional features (80000000))
    -mount /dev/sde /x
           ^~~~~~~~
cause.fish:12:8: error: mount: '/dev/sdf' has features that the appliance's kernel can only read (couldn't mount RDWR because of unsupported optional features (80000000))
    -mount /dev/sdf /x
           ^~~~~~~~ use 'mount-ro /dev/sdf /'
cause.fish:16:8: error: mount: '/dev/sdh' is a copy of another btrfs file system
    -mount /dev/sdh /x
           ^~~~~~~~ detach the other one, or use 'set-uuid-random /dev/sdh'
cause.fish:18:30: error: mount-options: '/dev/sdg' has no subvolume with that name
    -mount-options subvol=nosuch /dev/sdg /x
                                 ^~~~~~~~ mount it without 'subvol=', then run 'btrfs-subvolume-list /'
cause.fish:19:23: error: mount-options: '/dev/sdg' cannot be mounted with these options (unrecognized mount option 'nosuch')
    -mount-options nosuch /dev/sdg /x
                          ^~~~~~~~
cause.fish:20:8: error: mount: '/dev/sdi' has a btrfs file system that needs more devices
    -mount /dev/sdi /x
           ^~~~~~~~ attach them, or use 'mount-options ro,degraded /dev/sdi /'
cause.fish:23:8: error: mount: '/dev/sdj' has a file system that is larger than the device (bad geometry: block count 4096 exceeds size of device (2048 blocks))
    -mount /dev/sdj /x
           ^~~~~~~~ is the image truncated?
cause.fish:24:8: error: mount: '/dev/sdk' has a damaged ext4 file system
    -mount /dev/sdk /x
           ^~~~~~~~ use 'e2fsck /dev/sdk forceall:true' to repair it
cause.fish:25:8: error: mount: '/dev/sdl' has a damaged xfs file system
    -mount /dev/sdl /x
           ^~~~~~~~ use 'xfs-repair /dev/sdl' to repair it
cause.fish:26:23: error: mount-options: '/dev/sdm' cannot be mounted with these options (Unrecognized mount option "nosuch" or missing value)
    -mount-options nosuch /dev/sdm /x
                          ^~~~~~~~
cause.fish:27:17: error: mount: /none: mount point is not a directory
    -mount /dev/sdl /none
                    ^~~~~
END
run_script cause --ro --format=raw "${images[@]}"
expect cause 0
verdict
