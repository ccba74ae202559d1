#!/usr/bin/env bash
# diskfish: measure sync=none for scratch disks.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=3] scratch.sh
#
# Writes heavily in the appliance to disks without a mode and with sync=none, in
# alternating order, with equal starts of the appliance.  Each number is the
# median of the rounds.  Nothing is asserted.  The results depend on the file
# system of TMPDIR.

. "$(dirname -- "$0")/samples.sh"
need_appliance

rounds=${ROUNDS:-3}
export DISKFISH_WARM=off

# Each part of the work: its name, then its commands.
pieces=(flushed systems volumes files)
texts=('30 small files, a sync after each' '3 file systems, mounted'
       '2 volumes with file systems' '128 MiB of files, with syncs')

work_flushed ()
{
  local i

  echo 'mkfs ext4 /dev/sda'
  echo 'mount /dev/sda /'
  for i in {1..30}; do
    echo "write /$i '$i'"
    echo sync
  done
  echo 'umount /'
}

work_systems ()
{
  local type

  for type in ext2 ext4 vfat; do
    echo "mkfs $type /dev/sda"
    echo 'mount /dev/sda /'
    echo 'umount /'
  done
}

work_volumes ()
{
  local i

  echo 'wipefs /dev/sda'
  echo 'pvcreate /dev/sda'
  echo 'vgcreate vg /dev/sda'
  for i in 1 2; do
    echo "lvcreate lv$i vg 32"
    echo "mkfs ext4 /dev/vg/lv$i"
  done
  echo 'vgremove vg'
  echo 'pvremove /dev/sda'
}

work_files ()
{
  local i

  echo 'mkfs ext4 /dev/sda'
  echo 'mount /dev/sda /'
  for i in 1 2; do
    echo "fill 1 32M /$i"
    echo sync
    echo "cp /$i /copy$i"
    echo sync
  done
  echo 'umount /'
}

# script WORDS: print the script; the start of each part and the end go to the
# file 'now'.
script ()
{
  local piece

  echo "disk attach disk.img format=raw $1"
  echo run
  for piece in "${pieces[@]}"; do
    echo '!date +%s%N >>now'
    "work_$piece"
  done
  echo '!date +%s%N >>now'
}

# run NAME WORDS: print samples of each part and of all.
run ()
{
  local name=$1 i from
  local -a now

  rm -f disk.img now
  truncate -s 512M disk.img
  script "$2" >work.fish
  from=$(date +%s%N)
  "$diskfish" -f work.fish >/dev/null || fail "$name: the work failed"
  mapfile -t now <now
  for ((i = 0; i < ${#pieces[@]}; i++)); do
    took "$name" "${texts[i]}" $((now[i + 1] - now[i]))
  done
  took "$name" 'all of it, with the start' $(($(date +%s%N) - from))
}

# took NAME TEXT NANOSECONDS: print a sample.
took () { sample "sync=none: $2" s "$1" "$(seconds $(($3 / 1000)))"; }

for ((round = 0; round < rounds; round++)); do
  if ((round % 2)); then
    run diskfish sync=none
    run 'no mode' ''
  else
    run 'no mode' ''
    run diskfish sync=none
  fi
done
show_samples
