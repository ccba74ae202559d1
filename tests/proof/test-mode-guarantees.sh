#!/usr/bin/env bash
# diskfish: each mode keeps its guarantees in QEMU and at the close.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One appliance has a disk for every pair of modes, with raw images, and in the
# slow pass with qcow2.  The test compares the cache bits that QEMU reports, the
# flags of the open file, the flushes caused by those of the guest, and the
# flushes at the close.

source "$(dirname "$0")/proof.sh"

# The value of O_DIRECT, which depends on the architecture.
case $(uname -m) in
  arm* | aarch64 | ppc*) direct=0200000 ;;
  *) direct=040000 ;;
esac
rounds=3
letters=abcdefghijklmnop

# The first disk has no modes.
pairs ()
{
  local sync cache

  echo '- -'
  for sync in - full fsync none close; do
    for cache in auto cached uncached; do
      echo "$sync $cache"
    done
  done
}

image_of ()
{
  echo "${1/-/unset}-${2/-/unset}.img"
}

# Print a line for each disk: the image; writeback, direct and no-flush of QEMU;
# O_DIRECT of the file; 'all' or 'none' of the guest's flushes; diskfish's
# flushes at the close.
expected_modes ()
{
  local sync cache direct_bit no_flush flushes closed

  pairs | while read -r sync cache; do
    direct_bit=false no_flush=false flushes=all closed=0
    test "$cache" != uncached || direct_bit=true
    case $sync in
      none | close) no_flush=true flushes=none ;;
    esac
    case $sync in
      full | close) closed=1 ;;
    esac
    echo "$(image_of "$sync" "$cache") true $direct_bit $no_flush" \
         "$direct_bit $flushes $closed"
  done
}

# While QEMU runs, print each open image of d and its O_DIRECT flag.
write_open_flags ()
{
  cat >open-flags <<END
#!/bin/bash
for link in /proc/[0-9]*/fd/*; do
  file=\$(readlink "\$link") || continue
  case \$file in
    $scratch/d/*.img) ;;
    *) continue ;;
  esac
  flags=\$(sed -n 's/^flags:[[:space:]]*//p' "\${link/\/fd\//\/fdinfo\/}")
  if ((flags & $direct)); then direct=true; else direct=false; fi
  echo "\${file##*/} \$direct"
done 2>/dev/null | sort -u
END
  chmod +x open-flags
}

attach_all ()
{
  local sync cache words

  pairs | while read -r sync cache; do
    words=
    test "$sync" = - || words+=" sync=$sync"
    test "$cache" = - || words+=" cache=$cache"
    echo "disk attach d/$(image_of "$sync" "$cache") format=$1$words"
  done
}

script ()
{
  local round disk

  attach_all "$1"
  echo run
  for ((round = 1; round <= rounds; round++)); do
    for ((disk = 0; disk < 16; disk++)); do
      echo "pwrite-device /dev/sd${letters:disk:1}" \
           "'round $round of disk $disk' $((round * 4096))"
    done
    echo sync
  done
  echo 'disk list'
  echo '!./open-flags >open; cp flushes during'
  # The recorder sees QEMU's lock, and would see it at the close.
  echo '!sync d/full-auto.img'
}

# Print QEMU's report of one image.
bits_of ()
{
  grep '^\[' modes.out | sed 's/},{"device/}\n{"device/g' |
    grep -F "\"file\":\"d/$1\"" |
    sed -E 's/.*"writeback":(\w+),"direct":(\w+),"no-flush":(\w+).*/\1 \2 \3/'
}

# all: at least one flush for each sync of the guest; none: no flush at all.
flushes_of ()
{
  local during ever

  during=$(grep -c "^qemu.* fdatasync $1 " during)
  ever=$(grep -c "^qemu.* $1 " flushes)
  if test "$during" -ge "$rounds"; then
    echo all
  elif test "$ever" -eq 0; then
    echo none
  else
    echo "$during/$ever"
  fi
}

# Print the observed modes, in the format of expected_modes.
seen_modes ()
{
  local sync cache image

  pairs | while read -r sync cache; do
    image=$(image_of "$sync" "$cache")
    echo "$image $(bits_of "$image") $(sed -n "s/^$image //p" open)" \
         "$(flushes_of "$image")" \
         "$(grep -c "^diskfish fsync $image free$" flushes)"
  done
}

# After the end, a loss of power preserves all writes, except with sync=none,
# which preserves none.
check_kept ()
{
  local sync cache image copy

  pairs | while read -r sync cache; do
    image=$(image_of "$sync" "$cache")
    copy=$(last_copy "$image")
    grep -q -a "round $rounds of disk" "d/$image" ||
      complain "$1: $image: the data is missing"
    if test "$sync" = none; then
      test -z "$copy" || complain "$1: $image was flushed"
    else
      cmp -s "d/$image" "$copy" ||
        complain "$1: $image: the last flush left another content"
    fi
  done
}

check_format ()
{
  local sync cache

  rm -f d/* copies/*
  pairs | while read -r sync cache; do
    qemu-img create -q -f "$1" "d/$(image_of "$sync" "$cache")" 1M
  done
  script "$1" >modes.fish
  run_witnessed modes --json
  echo 0 >expected
  same "$1: status" expected modes.status
  same "$1: messages" /dev/null modes.err
  expected_modes >expected
  seen_modes >seen
  same "$1: modes" expected seen
  grep -q '^sync fsync full-auto.img held$' flushes ||
    complain "$1: the witness does not see QEMU's lock"
  test "$(grep -c '^diskfish fsync [.] ' flushes)" -eq 6 ||
    complain "$1: the directory was not flushed with each image"
  check_kept "$1"
}

write_open_flags
if is_slow_pass; then
  check_format qcow2
else
  check_format raw
fi
verdict
