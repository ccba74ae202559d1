#!/usr/bin/env bash
# diskfish: measure reading many images.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=1] [IMAGES=20] [JOBS=2] each.sh
#
# Compares --each with JOBS images in parallel with a loop of guestfish.

. "$(dirname -- "$0")/samples.sh"
need_appliance
need guestfish

images=${IMAGES:-20} jobs=${JOBS:-2}
rounds=${ROUNDS:-1}

make_images ()
{
  local i

  mkdir images
  printf '%s\n' run 'part-disk /dev/sda mbr' 'mkfs ext4 /dev/sda1' \
         'mount /dev/sda1 /' 'mkdir /etc' 'write /etc/hostname "host\n"' |
    "$diskfish" --disk images/1.img,size=64M,sync=none || exit 99
  for ((i = 2; i <= images; i++)); do
    cp images/1.img "images/$i.img"
  done
}

cat >look.fish <<'END'
run
mount-ro /dev/sda1 /
cat /etc/hostname
df-h
END

with_guestfish ()
{
  local image status=0

  for image in images/*.img; do
    guestfish --ro -a "$image" -f look.fish || status=1
  done
  return $status
}

with_diskfish ()
{
  "$diskfish" --each 'images/*.img' -j "$jobs" -f look.fish
}

look () { timed "$images images, each inspected" "$1" "with_$1"; }

make_images
takes_turns look
show_samples
