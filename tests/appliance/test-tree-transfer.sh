#!/usr/bin/env bash
# diskfish: tar-in, tar-out, copy-in and copy-out move a tree through a disk.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The bytes, attributes and errors are those of a transfer through the daemon,
# which a session with a trace still uses.

source "$(dirname "$0")/appliance.sh"
need mke2fs tar gzip bzip2 xz setfattr cmp

# run_way WAY TRACE [ARGUMENT...]: run the script in the file 'list', and put
# what it did into the directory WAY.
run_way ()
{
  local way=$1 trace=$2

  shift 2
  mkdir "$way" out
  cp disk.start disk.img
  cp small.start small.img
  { echo "set-trace $trace"; cat list; } >script.fish
  run_script script "$@" --format=raw -a disk.img -a small.img
  mv out "$way/files"
  mv script.out "$way/out"
  mv script.status "$way/status"
  mv script.err "$way/err"
  awk 'index ($0, "script.fish:") == 1 { left = 3 }
       left-- > 0' "$way/err" >"$way/errors"
}

# run_both NAME: run the script on standard input with and without a trace, in
# the directories NAME and NAME.traced.  Their standard output must be the same,
# and so must their errors.
run_both ()
{
  cat >list
  run_way "$1" false
  run_way "$1.traced" true
  same "$1: status" "$1.traced/status" "$1/status"
  same "$1: errors" "$1.traced/errors" "$1/errors"
  sed -i 's/^true$/false/' "$1.traced/out"
  same "$1: output" "$1.traced/out" "$1/out"
}

# expect_transfers NAME COUNT: run the last script once more, and count.
expect_transfers ()
{
  run_way "$1.counted" false -v
  echo "$2" >"$1/transfers.expected"
  grep -c 'copied .* bytes through a disk' "$1.counted/err" >"$1/transfers"
  same "$1: transfers through a disk" "$1/transfers.expected" "$1/transfers"
}

# list DIRECTORY: the entries of a directory of the host.
list ()
{
  (cd "$1" && find . -printf '%P %y %m %U %G %s %T@ %l %n\n' | sort)
}

truncate -s 200M disk.start
mke2fs -q -F -t ext4 disk.start
truncate -s 2M small.start
mke2fs -q -F -m 0 small.start

# A tree with what tar preserves.
mkdir -p tree/d/empty 'tree/two words ä'
head -c 3000001 /dev/urandom >tree/large
head -c 511 /dev/urandom >tree/d/small
head -c 20000 /dev/zero >tree/d/zeros
ln tree/large 'tree/two words ä/hard'
ln -s ../large tree/d/soft
mkfifo tree/d/fifo
chmod 4755 tree/d/small
chmod 0700 tree/d/empty
chown 1234:5678 tree/large tree/d
setfattr -n user.colour -v blue tree/d/small 2>/dev/null
touch -d '2001-02-03 04:05:06.789' tree/d/zeros
tar --xattrs -cf tree.tar -C tree .
for program in gzip bzip2 xz; do
  $program -k -c tree.tar >"tree.tar.$program"
done

# ---- the same in the guest -----------------------------------------------

run_both in <<'END'
run
mount /dev/sda /
mkdir /plain
mkdir /gzip
mkdir /bzip2
mkdir /xz
mkdir /attributes
mkdir /copy
ln-s copy /link
umask 077
tar-in tree.tar /plain
tar-in tree.tar.gzip /gzip compress:gzip
tar-in tree.tar.bzip2 /bzip2 compress:bzip2
tar-in tree.tar.xz /xz compress:xz
tar-in tree.tar /attributes xattrs:true acls:true selinux:true
copy-in tree tree/large /copy
copy-in tree.tar.gzip tree/d/soft /
debug sh "cd /sysroot; for d in plain gzip bzip2 xz attributes copy; do cd $d; find . -mindepth 1 -printf %p,%y,%m,%U,%G,%s,%TY-%Tm-%Td,%TT,%l,%n\\\\n | sort; cd ..; done; stat -c %n,%a,%u,%g,%s,%F tree.tar.gzip soft"
checksums-out md5 /copy out/sums
getxattr /attributes/d/small user.colour
END
expect_transfers in 9
same 'sums' in.traced/files/sums in/files/sums

# ---- the same on the host ------------------------------------------------

cp disk.start disk.img
cat >prepare.fish <<'END'
run
mount /dev/sda /
mkdir /t
mkdir /t/empty
tar-in tree.tar /t xattrs:true
END
run_script prepare --format=raw -a disk.img
cp disk.img disk.start
run_both back <<'END'
run
mount /dev/sda /
tar-out /t out/plain.tar
tar-out /t out/options.tar xattrs:true acls:true selinux:true numericowner:true
tar-out /t out/excludes.tar "excludes:large soft d/em*"
tar-out /t out/t.tar.gz compress:gzip
tar-out /t out/t.tar.bz2 compress:bzip2
tar-out /t out/t.tar.xz compress:xz
tar-out /t/empty out/empty.tar
tar-out / out/root.tar
copy-out /t /t/d /t/large out
copy-out /t/d/small /t/d/soft out
copy-out /t/empty out/t
END
expect_transfers back 11
# A header of the POSIX format has the time of the archive.
for way in back back.traced; do
  tar --xattrs --full-time -tvvf $way/files/options.tar >$way/options
  rm $way/files/options.tar
done
same 'archive with options' back.traced/options back/options
for file in back.traced/files/*.tar*; do
  cmp "$file" "back/files/${file##*/}" || complain "$file differs"
done
list back.traced/files >list.expected
list back/files >list
# Files have the time of the copy.
sed -i '/\.tar/d; /^ d /d; /^\(large\|small\) /s/ [0-9.]*  1$//' \
    list list.expected
same 'copied tree' list.expected list
diff -r --no-dereference --exclude=fifo back.traced/files/t/d back/files/t/d ||
  complain 'the copied files differ'

# ---- errors --------------------------------------------------------------

head -c 100000 tree.tar.gzip >broken.tar.gz
head -c 30000 /dev/urandom >noise
cp small.start keep
run_both errors <<'END'
run
mount /dev/sda /
write /file text
upload tree/large /large
ln-s large /to-large
ln-s /file /absolute
mkdir /d
ln-s /d /to-d
ln-s d /relative
-tar-in tree.tar /nosuch
-tar-in tree.tar /file
-tar-in noise /d
-tar-in nosuch.tar /d
-tar-in broken.tar.gz /d compress:gzip
-tar-in tree.tar /d compress:gzip
-tar-in tree.tar /to-d
-tar-in tree.tar d
-tar-out /nosuch out/x.tar
-tar-out /file out/x.tar
-tar-out /d out/nosuch/x.tar
-tar-out /to-d out/x.tar
-copy-in nosuch /d
-copy-in tree /nosuch
-copy-in tree /file
-copy-in tree /to-d
-copy-in tree /relative
-copy-out /nosuch out
-copy-out /d nosuch
-copy-out /relative out
-copy-out /to-large out
umount /
mount /dev/sdb /
-tar-in tree.tar /
umount /
mount-ro /dev/sda /
-tar-in tree.tar /d
-copy-in tree /d
END
test -s errors.traced/errors || complain 'no errors to compare'

# ---- what does not go through a disk -------------------------------------

mkfifo pipe
cat tree.tar >pipe &
cat >pipes.fish <<'END'
run
mount /dev/sda /
mkdir /d
tar-in pipe /d
tar-out /d - | tar -tf - | wc -l
END
cp disk.start disk.img
run_script pipes -v --format=raw -a disk.img
echo 10 >pipes.out.expected
same 'pipes' pipes.out.expected pipes.out
grep 'bytes through a disk' pipes.err && complain 'a pipe went through a disk'

# ---- many in a row -------------------------------------------------------

mkdir out
{
  echo 'run
mount /dev/sda /
mkdir /d'
  for i in 1 2 3 4 5 6 7 8 9 10; do
    echo "tar-in tree.tar /d
-tar-out /d/large out/none.tar
tar-out /d out/$i.tar
copy-out /d/d out
upload tree/large /f"
  done
  echo 'checksum md5 /f'
} >rows.fish
cp disk.start disk.img
run_script rows -v --format=raw -a disk.img
md5sum <tree/large | cut -d' ' -f1 >rows.out.expected
same 'rows' rows.out.expected rows.out
echo 40 >rows.count.expected
grep -c 'bytes through a disk' rows.err >rows.count
same 'transfers in a row' rows.count.expected rows.count
for i in 2 3 4 5 6 7 8 9 10; do
  cmp out/1.tar "out/$i.tar" || complain "archive $i differs"
done
expect_tidy 'transfers of trees'
verdict
