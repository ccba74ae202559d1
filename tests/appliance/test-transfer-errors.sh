#!/usr/bin/env bash
# diskfish: commands that move data report each error of the guest and the host.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The messages of session NAME are in transfer-errors/NAME.err; the argument
# 'update' writes these files.

source "$(dirname "$0")/appliance.sh"
need mke2fs mkfs.vfat mkfs.ext4 tar base64 xz setpriv

mkdir small
mount -t tmpfs -o size=256k tmpfs small ||
  skip 'only root can mount a small file system'
cleanup umount "$scratch/small"
head -c 300000 /dev/zero >small/filler 2>/dev/null

# A disk with space, one without, and one without owners and links.
mkdir system
seq 20000 >system/file
truncate -s 16M space.img vfat.img
truncate -s 512K full.img
mke2fs -q -F -t ext2 -d system space.img
mke2fs -q -F -t ext2 -m 0 full.img
mkfs.vfat vfat.img >/dev/null

# The data to move.
mkdir tree links colon
head -c 1000000 /dev/zero | tr '\0' x >big
cp big tree/a
echo small >tree/b
echo small >f
ln -s f links/link
echo small >colon/a:b
chown 1234:1234 f tree/b
tar -cf t.tar tree
tar -czf t.tgz tree
tar -cJf t.txz tree
base64 big >big.b64
head -c 20000 t.tar >cut.tar


update=no
test "${1-}" != update || update=yes

# session NAME [ARGUMENT...]: run the script on standard input with the disks,
# and compare the output with NAME.out.expected.
session ()
{
  local name=$1

  shift
  {
    cat <<'END'
disk attach space.img format=raw
disk attach full.img format=raw
disk attach vfat.img format=raw
set keep-going true
run
END
    cat
  } >"$name.fish"
  run_script "$name" "$@"
  sed -i "s|$TMPDIR/[^/]*/|TMPDIR/|" "$name.err"
  if test "${update-}" = yes; then
    cp "$name.err" "$here/transfer-errors/"
  fi
  cp "$here/transfer-errors/$name.err" "$name.err.expected"
  expect "$name" 1
}


# outputs PLACE: print commands that write a host file in each of the library's
# ways; all_outputs PLACE: print all of them.
outputs ()
{
  sed "s|PLACE|$1|" <<'END'
download /file PLACE
tar-out /d PLACE
compress-out gzip /file PLACE
END
}
all_outputs ()
{
  sed "s|PLACE|$1|" <<'END'
download /file PLACE
download-offset /file PLACE 0 1000
tar-out /d PLACE
tar-out /d PLACE compress:xz
tgz-out /d PLACE
txz-out /d PLACE
cpio-out /d PLACE
base64-out /file PLACE
compress-out gzip /file PLACE
compress-device-out gzip /dev/sdb PLACE
checksums-out md5 /d PLACE
END
}

# One appliance runs most of them.
{
  echo 'echo the guest is full'
  echo mount /dev/sdb /
  while read -r command; do
    echo "$command"
    echo 'glob rm-rf /*'
  done <<'END'
copy-in tree /
copy-in f tree /
tar-in t.tar /
tar-in t.tgz / compress:gzip
tar-in t.txz / compress:xz
tgz-in t.tgz /
txz-in t.txz /
upload big /x
upload-offset big /x 0
base64-in big.b64 /x
fill 1 1M /x
fill-pattern ab 1M /x
copy-device-to-file /dev/sda /x
copy-size /dev/sda /x 1M
END
  cat <<'END'
umount /
echo a device is too small
upload t.tgz /dev/sdb
upload big /dev/sdb
upload-offset big /dev/sdb 1K
upload-offset f /dev/sdb 4M
copy-device-to-device /dev/sda /dev/sdb

echo the guest is read-only
mount-ro /dev/sda /
copy-in f /
copy-in tree f /
tar-in t.tar /
tgz-in t.tgz /
upload f /x
upload f /file
upload-offset f /file 0
base64-in big.b64 /x
write /x text
write-append /file text
fill 1 10 /x
copy-file-to-file /file /x
cp /file /x
edit /file
umount /

echo the guest refuses a file, or lacks it
mount /dev/sda /
mkdir /d
copy-in f /nosuch
copy-in f /file
tar-in t.tar /nosuch
tar-in t.tar /file
tar-in cut.tar /d
tar-in big /d
tar-in t.tar /d compress:xz
tgz-in t.tar /d
upload f /nosuch/x
upload f /d
upload-offset f /d 0
base64-in big.b64 /nosuch/x
base64-in big.b64 /d
base64-in f /x
write /nosuch/x text
write /d text
write-append /d text
fill 1 10 /d
fill-pattern ab 10 /d
rm /d
rm-f /d
equal /file /nosuch
equal /nosuch /file
equal /d /file
download /nosuch x
download /d x
download-offset /nosuch x 0 1
copy-out /nosuch .
tar-out /nosuch x
tar-out /file x
cpio-out /nosuch x
base64-out /nosuch x
base64-out /d x
compress-out gzip /nosuch x
compress-out gzip /d x
checksums-out md5 /nosuch x
cat /d
head /d
more /d
edit /d
hexedit /d
copy-file-to-file /nosuch /x
copy-file-to-device /nosuch /dev/sdb
rm-rf /d
umount /

echo a file system without owners and links
mount /dev/sdc /
copy-in f tree /
cat /f
copy-in links /
copy-in colon /
umount /

echo the host is full
mount /dev/sda /
mkdir /d
cp /file /d/file
END
  all_outputs /dev/full
  outputs small/x
  cat <<'END'
copy-out /file small
copy-out /d small
cat /file | cat >/dev/full

echo the host lacks the place
END
  outputs nosuch/x
  outputs tree
  cat <<'END'
copy-out /file nosuch
copy-out /file f

echo the host lacks the source
copy-in nosuch /
copy-in f nosuch /
copy-in f/ /
upload nosuch /x
upload tree /x
upload-offset nosuch /x 0
upload-offset tree /x 0
tar-in nosuch /
tar-in tree /
tgz-in nosuch /
txz-in tree /
base64-in nosuch /x
base64-in tree /x
umount /
mount-ro /dev/sda /
set output json
copy-in f /
END
} >session.fish
cat >failures.out.expected <<'END'
the guest is full
a device is too small
the guest is read-only
the guest refuses a file, or lacks it
a file system without owners and links
small

the host is full
the host lacks the place
the host lacks the source
null
END
EDITOR='echo more >>' session failures <session.fish
for name in d file; do
  test ! -e small/$name || complain "copy-out: a part of small/$name is left"
done

# ---- the source changes, or may not be read ------------------------------

# tar runs 'meanwhile' after each 10 KiB.
export TAR_OPTIONS='--sort=name --checkpoint=1 '
TAR_OPTIONS+='--checkpoint-action=exec=exec\ ./meanwhile'
mkdir vanish grow shrink secret keep closed
for directory in vanish grow shrink; do
  cp big $directory/a
  echo small >$directory/z
done
echo small >secret/a
cp secret/a secret/b
chmod 0 secret/a closed
echo kept >keep/f
chmod 444 keep/f
chmod 555 keep

program=$diskfish
cat >unprivileged <<END
#!/bin/sh
exec setpriv --bounding-set -all --inh-caps -all --ambient-caps -all \\
  "$program" "\$@"
END
chmod +x unprivileged
cat >changes.out.expected <<'END'
b
kept
END
diskfish=$scratch/unprivileged session changes <<'END'
mount /dev/sda /
!printf '#!/bin/sh\nrm -f vanish/z\n' >meanwhile; chmod +x meanwhile
copy-in vanish /
!printf '#!/bin/sh\necho more >>grow/a\n' >meanwhile
copy-in grow /
!printf '#!/bin/sh\n: >shrink/a\n' >meanwhile
copy-in shrink /
!printf '#!/bin/sh\nkill -9 $PPID\n' >meanwhile
copy-in tree /
!printf '#!/bin/sh\n' >meanwhile
copy-in secret /
ls /secret
copy-in closed/f /
upload secret/a /x
upload-offset secret/a /x 0
tar-in secret/a /
base64-in secret/a /x
download /file keep/f
download /file keep/x
copy-out /file keep
tar-out /lost+found keep/x
base64-out /file keep/x
!cat keep/f
END

# ---- other forms ---------------------------------------------------------

# Killed in the middle: nothing is left.
cat >killed.fish <<'END'
disk attach space.img format=raw
run
mount /dev/sda /
!printf '#!/bin/sh\nkill -TERM $(ps -o ppid= -p $PPID)\nexec sleep 5\n' >meanwhile
copy-in tree /
END
run_script killed
cat >killed.err.expected <<'END'
killed.fish:5:9: error: copy-in: interrupted
    copy-in tree /
            ^~~~
END
expect killed 143
expect_tidy 'a transfer that was killed'

# The same the other way: no part of the copy has its final name.
mkdir out
cat >killed-out.fish <<END
disk attach space.img format=raw
run
mount /dev/sda /
!: >meanwhile
copy-in tree /
!printf '#!/bin/sh\\nkill -TERM \$(ps -o ppid= -p \$PPID)\\nexec sleep 5\\n' >meanwhile
copy-out /tree out
END
TAR_OPTIONS="--checkpoint=1 --checkpoint-action=exec=exec\\ $scratch/meanwhile" \
  run_script killed-out
cat >killed-out.err.expected <<'END'
killed-out.fish:7:10: error: copy-out: interrupted
    copy-out /tree out
             ^~~~~
END
expect killed-out 143
test -z "$(ls -A out)" || complain "killed-out: $(ls -A out)"
unset TAR_OPTIONS

# A server, which ends at the last failure.
eval "$("$diskfish" --listen --ro --format=raw -a space.img -m /dev/sda)"
test -n "${GUESTFISH_PID-}" || fail 'no server'
cat >remote.fish <<'END'
expect-error "copy-in: /: Read-only file system" copy-in f /
not copy-in f /
-copy-in f /
copy-in f /
END
run_script remote --remote
cat >remote.err.expected <<'END'
remote.fish:3:10: error: copy-in: /: Read-only file system
    -copy-in f /
             ^ if it was mounted read-only, use 'remount / rw:true' to write to it
remote.fish:4:9: error: copy-in: /: Read-only file system
    copy-in f /
            ^ if it was mounted read-only, use 'remount / rw:true' to write to it
END
expect remote 1
# guestfish prints the error too, but exits with 0.
ln -s "$diskfish" guestfish
./guestfish --ro --format=raw -a space.img run : mount-ro /dev/sda / : \
  copy-in f / >guestfish.out 2>guestfish.err
echo $? >guestfish.status
cat >guestfish.err.expected <<'END'
libguestfs: error: tar_in: /: Read-only file system
    if it was mounted read-only, use 'remount / rw:true' to write to it
END
expect guestfish 1
verdict
