#!/usr/bin/env bash
# diskfish: upload and download copy through a disk, and leave nothing behind.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The bytes, holes, modes and errors are those of a transfer through the daemon,
# which a session with a trace still uses.

source "$(dirname "$0")/appliance.sh"
need mke2fs md5sum cmp pgrep

# through_disk NAME: how many transfers of session NAME used a disk.
through_disk () { grep -c 'copied .* bytes through a disk' "$1.err"; }

# session NAME [ARGUMENT...]: run the script on standard input with -v.
session ()
{
  local name=$1

  shift
  cat >"$name.fish"
  run_script "$name" -v "$@"
}

# expect_session NAME STATUS TRANSFERS: its output is in NAME.out.expected.
expect_session ()
{
  echo "$2" >"$1.status.expected"
  touch "$1.out.expected"
  same "$1: status" "$1.status.expected" "$1.status"
  same "$1: output" "$1.out.expected" "$1.out"
  echo "$3" >"$1.count.expected"
  through_disk "$1" >"$1.count"
  same "$1: transfers through a disk" "$1.count.expected" "$1.count"
}

# The diagnostics of session NAME.
errors_of ()
{
  awk -v "start=$1.fish:" 'index ($0, start) == 1 { left = 3 }
                           left-- > 0' "$1.err"
}

truncate -s 128M disk.img
mke2fs -q -F -t ext4 disk.img
truncate -s 5M other.img

# ---- sizes ---------------------------------------------------------------

# Around the smallest size, a sector, a block of the file system, and a request.
sizes="262143 262144 262145 262656 266240 3000001 4194303 4194304 8388609"
{
  echo 'run
mount /dev/sda /'
  for size in $sizes; do
    head -c "$size" /dev/urandom >"up.$size"
    echo "upload up.$size /f.$size
checksum md5 /f.$size
filesize /f.$size
download /f.$size down.$size"
    md5sum <"up.$size" | cut -d' ' -f1 >>sizes.out.expected
    echo "$size" >>sizes.out.expected
  done
} | session sizes --format=raw -a disk.img
expect_session sizes 0 16
for size in $sizes; do
  cmp "up.$size" "down.$size" || complain "$size bytes differ"
done
e2fsck -fn disk.img >fsck 2>&1 || complain "$(cat fsck)"

# ---- holes ---------------------------------------------------------------

# A file with holes at both ends, and one that is a hole.
truncate -s 30M holes hole
head -c 70000 /dev/urandom | dd of=holes bs=5000000 seek=1 conv=notrunc status=none
head -c 300000 /dev/urandom | dd of=holes bs=20000001 seek=1 conv=notrunc \
                                 status=none
session holes --format=raw -a disk.img <<'END'
run
mount /dev/sda /
upload holes /holes
upload hole /hole
checksum md5 /holes
checksum md5 /hole
download /holes holes.back
download /hole hole.back
du /holes
du /hole
END
{
  md5sum <holes | cut -d' ' -f1
  md5sum <hole | cut -d' ' -f1
  du -k holes | cut -f1
  echo 0
} >holes.out.expected
expect_session holes 0 4
cmp holes holes.back || complain 'the file with holes differs'
cmp hole hole.back || complain 'the file that is a hole differs'
test "$(du -k holes.back | cut -f1)" -le 400 || complain 'the holes are filled'

# ---- modes and names -----------------------------------------------------

cp up.262144 up
session names --format=raw -a disk.img <<'END'
run
mount /dev/sda /
umask 077
upload up /private
umask 022
write /old old
chmod 0751 /old
chown 5 6 /old
ln-s old /link
upload up /link
mkdir /d
upload up "/d/two words \xc3\xa4"
download "/d/two words \xc3\xa4" down
debug sh "cd /sysroot && stat -c %n,%a,%u,%g,%s,%F private old link d/*"
END
cat >names.out.expected <<'END'
022
077
private,600,0,0,262144,regular file
old,751,5,6,262144,regular file
link,777,0,0,3,symbolic link
d/two words ä,644,0,0,262144,regular file
END
expect_session names 0 4
cmp up down || complain 'the bytes differ'

# ---- devices -------------------------------------------------------------

tr '\0' '\377' </dev/zero | head -c 5M >other.img
head -c 3000001 /dev/urandom >device
truncate -s 4000000 device
session devices --format=raw -a disk.img -a other.img <<'END'
run
upload device /dev/sdb
download /dev/sdb device.back
END
expect_session devices 0 2
cat device <(tail -c +4000001 device.back) >expected
cmp expected device.back || complain 'the start of the device differs'
tail -c +4000001 device.back | tr -d '\377' | cmp - /dev/null ||
  complain 'the rest of the device has changed'
cmp other.img device.back || complain 'the image differs'

# ---- other file systems --------------------------------------------------

# vfat has no holes and no owners; NTFS is served by a process (FUSE).
truncate -s 300M systems.img
for type in vfat ntfs btrfs xfs ext2; do
  echo "-mkfs $type /dev/sdb
mount /dev/sdb /
upload up.4194303 /f
umount /
mount /dev/sdb /
checksum md5 /f
download /f $type.back
umount /"
  md5sum <up.4194303 | cut -d' ' -f1 >>systems.out.expected
done >systems.list
(echo run; cat systems.list) |
  session systems --format=raw -a disk.img -a systems.img
expect_session systems 0 10
for type in vfat ntfs btrfs xfs ext2; do
  cmp up.4194303 "$type.back" || complain "$type: the bytes differ"
done

# ---- errors --------------------------------------------------------------

# The same as without, for what the daemon would refuse.
truncate -s 2M small.img
mke2fs -q -F -m 0 small.img
cat >errors.list <<'END'
set-trace false
run
mount /dev/sdb /
write /kept kept
-upload up.4194303 /big
exists /big
-upload up.4194303 /kept
-upload up /nosuch/f
-upload up /
-upload up.8388609 /dev/sdc
-upload up /dev/nosuch
-upload up relative
-download / down
-download /nosuch down
-download /kept down
mount-ro /dev/sda /
-upload up /read-only
umount /
-upload up /f
ls-raw
END
sed -i '/^ls-raw/d; s/^mount-ro/umount \/\nmount-ro/' errors.list
session errors --format=raw -a disk.img -a small.img -a other.img <errors.list
echo false >errors.out.expected
expect_session errors 0 0
errors_of errors >errors.list.got
mke2fs -q -F -m 0 small.img
sed -i '1s/false/true/' errors.list
session traced --format=raw -a disk.img -a small.img -a other.img \
        <errors.list
errors_of traced | sed 's/^traced.fish:/errors.fish:/' >errors.list.expected
sed -i 's/^true$/false/' traced.out
same 'errors' errors.list.expected errors.list.got

# ---- what does not go through a disk -------------------------------------

mkfifo pipe
session others --format=raw -a disk.img <<'END'
set-trace true
run
mount /dev/sda /
upload up /traced
END
expect_session others 0 0
grep -q '^libguestfs: trace: upload "up" "/traced"$' others.err ||
  complain 'the call is not traced'
cat up.3000001 >pipe &
session pipes --format=raw -a disk.img <<'END'
event any enter true
run
mount /dev/sda /
upload up /heard
delete-event any
upload pipe /piped
download /piped - | cmp - up.3000001
filesize /piped
END
echo 3000001 >pipes.out.expected
expect_session pipes 0 0
session cold --warm=off --format=raw -a disk.img <<'END'
run
mount /dev/sda /
upload up /cold
END
expect_session cold 0 0

# ---- an agent that ends --------------------------------------------------

session killed --format=raw -a disk.img <<'END'
run
mount /dev/sda /
upload up /one
-debug sh "pkill -f '^/tmp/diskfish-wake'"
upload up /two
checksum md5 /two
END
md5sum <up | cut -d' ' -f1 >killed.out.expected
sed -i '1s/^/\n/' killed.out.expected
expect_session killed 0 1

# ---- nothing is left -----------------------------------------------------

session left --format=raw -a disk.img <<'END'
run
mount /dev/sda /
upload up /f
list-devices
disk list
debug sh "ls /dev/sd* /sys/block | grep sd"
END
cat >left.fish <<'END'
run
list-devices
disk list
debug sh "ls /dev/sd* /sys/block | grep sd"
END
cp left.out left.out.got
run_script left --format=raw -a disk.img
same 'devices' left.out left.out.got
expect_tidy 'transfers'
verdict
