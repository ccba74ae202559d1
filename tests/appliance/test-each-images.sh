#!/usr/bin/env bash
# diskfish: --each works on good, broken and hanging images.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
need nbdkit taskset

# ---- the images

mkdir images
cat >make.fish <<'END'
disk attach images/1-raw.img size=20M sync=none
disk attach images/2-qcow.img format=qcow2 size=20M sync=none
disk attach images/3-broken.img size=20M sync=none
disk attach images/5-empty.img size=20M sync=none
run
mkfs ext2 /dev/sda
mount /dev/sda /
write /name "the first\n"
umount /
mkfs ext2 /dev/sdb
mount /dev/sdb /
write /name "the second\n"
umount /
mkfs ext2 /dev/sdc
mkfs ext2 /dev/sdd
END
run_script make
expect make 0
# A file system with an overwritten superblock, and half of a qcow2 file.
printf '\377%.0s' {1..1024} |
  dd of=images/3-broken.img bs=1024 seek=1 conv=notrunc status=none
head -c 100000 images/2-qcow.img >images/4-cut.img

# ---- a failed image does not stop the others

cat >name.fish <<'END'
run
mount-ro /dev/sda /
cat /name
END
cat >name.out.expected <<'END'
==> images/1-raw.img <==
the first


==> images/2-qcow.img <==
the second


==> images/3-broken.img <==

==> images/4-cut.img <==

==> images/5-empty.img <==
END
cat >name.err.expected <<'END'
==> images/3-broken.img <==
name.fish:2:10: error: mount-ro: '/dev/sda' contains no known file system, or a damaged one
    mount-ro /dev/sda /
             ^~~~~~~~ run 'layout' to see what is on the disks

==> images/4-cut.img <==
name.fish:2:10: error: mount-ro: '/dev/sda' contains no known file system, or a damaged one
    mount-ro /dev/sda /
             ^~~~~~~~ run 'layout' to see what is on the disks

==> images/5-empty.img <==
name.fish:3:5: error: cat: /name: No such file or directory
    cat /name
        ^~~~~

diskfish: error: 3 of 5 images failed
    images/3-broken.img, images/4-cut.img, images/5-empty.img
END
run_script name -j 2 --each 'images/*'
expect name 1

cat >name.out.expected <<'END'
{"image":"images/1-raw.img","result":null}
{"image":"images/1-raw.img","result":null}
{"image":"images/1-raw.img","result":"the first\n"}
{"image":"images/1-raw.img","status":0}
{"image":"images/5-empty.img","result":null}
{"image":"images/5-empty.img","result":null}
{"image":"images/5-empty.img","status":1}
END
cat >name.err.expected <<'END'
{"image":"images/5-empty.img","file":"name.fish","line":3,"column":5,"message":"cat: /name: No such file or directory","hint":null}
{"message":"1 of 2 images failed","hint":"images/5-empty.img"}
END
run_script name --json -j 2 --each 'images/[15]*'
expect name 1

# Options mount file systems in each image.
timeout -k 10 600 "$diskfish" --each 'images/[12]*' -m /dev/sda \
        cat /name </dev/null >mounted.out 2>mounted.err
echo $? >mounted.status
cat >mounted.out.expected <<'END'
==> images/1-raw.img <==
the first


==> images/2-qcow.img <==
the second

END
expect mounted 0

# ---- nothing is written without --rw

cat >write.fish <<'END'
run
mount /dev/sda /
write-append /name "and more\n"
END
md5sum images/* >before
run_script write -j 2 --each 'images/[12]*'
md5sum images/* >after
same 'images that are not to be written' before after
run_script write -j 2 --rw --each 'images/[12]*'
cat >write.out.expected <<'END'
==> images/1-raw.img <==

==> images/2-qcow.img <==
END
expect write 0
run_script name --each images/2-qcow.img
cat >name.out.expected <<'END'
==> images/2-qcow.img <==
the second
and more

END
: >name.err.expected
expect name 0

# ---- an image whose disk does not answer

nbdkit --unix "$PWD/slow.sock" --pidfile slow.pid --filter=delay \
       memory 20M rdelay=1000 || exit 99
cleanup eval 'kill "$(cat slow.pid)"'
qemu-img create -q -f qcow2 -F raw -b "nbd+unix:///?socket=$PWD/slow.sock" \
         images/hangs.img
run_script name --each-timeout 10 --each images/hangs.img --each images/2*
grep -q '^the second' name.out || complain 'a hanging image stops the others'
grep -A 1 '^diskfish' name.err >late
cat >late.expected <<'END'
diskfish: error: not finished after 10 seconds
    allow more time with --each-timeout
--
diskfish: error: 1 of 2 images failed
    images/hangs.img
END
same 'a hanging image' late.expected late
expect_released 'a hanging image' images/hangs.img

# ---- --jobs limits the number of parallel images

cat >count.fish <<'END'
!echo 1 >>counted; sleep 0.2; echo -1 >>counted
END
# at_once NUMBER ARGUMENT...: check the maximum number of parallel images.
at_once ()
{
  local number=$1

  shift
  : >counted
  "$@" "$diskfish" --each 'images/[1-5]*' -f count.fish </dev/null \
       >/dev/null 2>&1
  awk -v number="$number" '
    { now += $1; if (now > most) most = now }
    END { exit most > number || NR != 10 || now != 0 }' counted ||
    complain "$number at once: $(cat counted)"
}
at_once 1 env LIBGUESTFS_MEMSIZE=100000000
at_once "$(nproc)" env LIBGUESTFS_MEMSIZE=256
at_once 1 taskset -c "$(taskset -cp $$ | sed 's/.*[ ,-]//')"

# ---- nothing is left, however it ends

cat >stays.fish <<'END'
run
!touch "$DISKFISH_IMAGE.up"
!sleep 100
END
mkdir stays
cp images/1-raw.img stays/a.img
cp images/1-raw.img stays/b.img

# end_by SIGNAL STATUS: end it by the signal and check its status.
end_by ()
{
  local process i

  rm -f stays/*.up
  "$diskfish" -j 2 --each "$PWD/stays/*.img" -f stays.fish </dev/null \
              >ended.out 2>ended.err &
  process=$!
  for i in {1..1000}; do
    ! test -e stays/a.img.up || ! test -e stays/b.img.up || break
    sleep 0.1
  done
  kill "-$1" $process
  wait $process 2>/dev/null
  echo $? >ended
  echo "$2" >ended.expected
  same "$1: status" ended.expected ended
  expect_released "$1" stays/a.img
  expect_released "$1" stays/b.img
}
end_by TERM 143
tail -n 1 ended.err >last
echo 'diskfish: error: interrupted: 0 of 2 images were not started' >last.expected
same 'what is said of a signal' last.expected last
end_by KILL 137

# A reader that exits ends it.
cat >reader.fish <<'END'
!until test -e closed; do sleep 0.1; done
END
{
  "$diskfish" -j 1 --each 'images/[1-5]*' -f reader.fish </dev/null 2>reader.err
  echo $? >reader
} | { exec <&-; touch closed; }
echo 141 >reader.expected
same 'status without a reader' reader.expected reader
same 'messages without a reader' /dev/null reader.err

expect_tidy each
verdict
