#!/usr/bin/env bash
# diskfish: a flush reaches every file of an image and the directories of these
# files.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/proof.sh"

# make_images PREFIX...: create vmdk with one and two extents, and qcow2 with a
# data file in its own directory.
make_images ()
{
  local prefix

  mkdir -p d/store.img copies/store.img
  for prefix; do
    qemu-img create -q -f vmdk -o subformat=monolithicFlat \
             "d/$prefix-one.img" 1M
    qemu-img create -q -f vmdk -o subformat=twoGbMaxExtentFlat \
             "d/$prefix-two.img" 3G
    qemu-img create -q -f qcow2 \
             -o "data_file=$scratch/d/store.img/$prefix.img" \
             "d/$prefix-data.img" 1M
  done
}

# Print diskfish's flushes of the images with PREFIX and of directories, with
# their numbers.
flushes_of ()
{
  sed -n "s/^diskfish fsync \(.*\) \(free\|held\)$/\1/p" "$flushes" |
    grep -E "^(store.img/)?$1|^[.]$|^store.img$" | sort | uniq -c |
    sed 's/^ *//'
}

# expect_files WHAT PREFIX ONE TWO DATA: check the number of flushes of each
# image.
expect_files ()
{
  {
    echo "$(($3 + $4 + $5)) ."
    echo "$5 $2-data.img"
    printf '%s\n' "$3 $2-one-flat.img" "$3 $2-one.img"
    printf '%s\n' "$4 $2-two-f001.img" "$4 $2-two-f002.img" "$4 $2-two.img"
    echo "$5 store.img"
    echo "$5 store.img/$2.img"
  } | grep -v '^0 ' >expected
  flushes_of "$2" >seen
  same "$1" expected seen
}

# At the end of a session.
make_images close full
cat >close.fish <<'END'
disk attach d/close-one.img sync=close
disk attach d/close-two.img sync=close
disk attach d/close-data.img sync=close
run
END
sed 's/close/full/g' close.fish >full.fish
for mode in close full; do
  run_witnessed $mode
  expect $mode 0
  expect_files "sync=$mode" $mode 1 1 1
done

# While the appliance runs: a change of the mode, and a detach.
make_images set gone
cat >live.fish <<'END'
disk attach d/set-one.img sync=none
disk attach d/set-two.img sync=none
disk attach d/set-data.img sync=none
run
disk set sda sync=fsync
disk set sdb sync=fsync
disk set sdc sync=fsync
!cp flushes set; : >flushes
disk attach d/gone-one.img sync=close
disk attach d/gone-two.img sync=close
disk attach d/gone-data.img sync=close
disk detach sdd
disk detach sde
disk detach sdf
END
run_witnessed live
expect live 0
expect_files 'disk detach' gone 1 1 1
cp set "$flushes"
expect_files 'disk set' set 1 1 1

# Without an appliance: overlays are committed to their images.
make_images commit
cat >commit.fish <<'END'
disk attach d/commit-one.img
disk attach d/commit-two.img
disk attach d/commit-data.img
disk commit sda
disk commit sdb
disk commit sdc
END
run_witnessed commit --ephemeral
expect commit 0
expect_files 'disk commit' commit 1 1 1

qemu-img create -q -f qcow2 d/snap.img 1M
qemu-img create -q -f qcow2 -b snap.img -F qcow2 d/above.img
cat >image.fish <<'END'
disk snapshot d/snap.img create=one
disk snapshot d/snap.img apply=one
disk snapshot d/snap.img delete=one
disk commit d/above.img
END
run_witnessed image
expect image 0
printf '4 .\n4 snap.img\n' >expected
flushes_of snap >seen
same 'disk snapshot and disk commit' expected seen

make_images resize
cat >resize.fish <<'END'
disk resize d/resize-data.img 4M
disk convert d/resize-data.img d/resize-copy.img format=vmdk
END
run_witnessed resize
expect resize 0
printf '%s\n' '2 .' '1 resize-copy.img' '1 resize-data.img' '1 store.img' \
  '1 store.img/resize.img' >expected
flushes_of resize >seen
same 'disk resize and disk convert' expected seen

# A new image.
cat >create.fish <<'END'
disk create d/create-raw.img 1M
disk create d/create-over.img backing=d/create-raw.img
disk create d/create-vmdk.img 1M format=vmdk
disk create d/create-full.img 64K preallocation=full
END
run_witnessed create
expect create 0
printf '%s\n' '4 .' '1 create-full.img' '1 create-over.img' \
  '1 create-raw.img' '1 create-vmdk.img' >expected
flushes_of create >seen
same 'disk create' expected seen
echo 'disk create d/create-no.img 1M' >fail.fish
WITNESS_FAIL=create-no.img run_witnessed fail
cat >fail.err.expected <<'END'
fail.fish:1:13: error: cannot flush 'd/create-no.img': Input/output error
    disk create d/create-no.img 1M
                ^~~~~~~~~~~~~~~
END
expect fail 1
test ! -e d/create-no.img || complain 'disk create: the image remains'

# An error of each file is the error of the command.
make_images fail
for file in fail-one-flat.img fail-two-f002.img store.img/fail.img store.img; do
  case $file in
    fail-one*) image=fail-one.img ;;
    fail-two*) image=fail-two.img ;;
    *) image=fail-data.img ;;
  esac
  printf '%s\n' "disk attach d/$image" 'disk commit sda' >fail.fish
  WITNESS_FAIL=$file run_witnessed fail --ephemeral
  cat >fail.err.expected <<END
fail.fish:2:13: error: cannot flush '$scratch/d/$file': Input/output error
    disk commit sda
                ^~~
END
  expect fail 1
done
verdict
