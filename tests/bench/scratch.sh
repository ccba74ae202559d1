#!/usr/bin/env bash
# diskfish: what sync=none is worth for scratch disks.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=3] scratch.sh
#
# The same heavy writing in the appliance on disks without a mode and with
# sync=none.  Nothing is asserted.  Each number is the median of the rounds, in
# which the two take turns, now one first and now the other.  The appliance is
# started in the same way for all.  Where TMPDIR is matters.

source "$(dirname "$0")/../functions.sh"
need_appliance

rounds=${ROUNDS:-3}
export DISKFISH_WARM=off
cd "$scratch" || exit 99

# Each part of the work: its name, then its commands.
parts=(flushed systems volumes files)

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

# script WORDS: when each part begins and when all is done go to the file 'now'.
script ()
{
  local part

  echo "disk attach disk.img format=raw $1"
  echo run
  for part in "${parts[@]}"; do
    echo '!date +%s%N >>now'
    "work_$part"
  done
  echo '!date +%s%N >>now'
}

# run NAME WORDS: adds the seconds of each part and of all to NAME.PART.
run ()
{
  local name=$1 part i=0 from
  local -a now

  rm -f disk.img now
  truncate -s 512M disk.img
  script "$2" >work.fish
  from=$(date +%s%N)
  "$diskfish" -f work.fish >/dev/null || fail "$name: the work failed"
  mapfile -t now <now
  for part in "${parts[@]}"; do
    echo $((now[i + 1] - now[i])) >>"$name.$part"
    i=$((i + 1))
  done
  echo $(($(date +%s%N) - from)) >>"$name.all"
}

median ()
{
  sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] / 1e9 }'
}

# row TEXT PART
row ()
{
  awk -v text="$1" -v usual="$(median "usual.$2")" \
      -v none="$(median "none.$2")" 'BEGIN {
        printf "%-44s %9.2f s %9.2f s %8.2f\n", text, usual, none,
               usual / none }'
}

for ((round = 0; round < rounds; round++)); do
  if ((round % 2)); then
    run none sync=none
    run usual ''
  else
    run usual ''
    run none sync=none
  fi
done
printf '%s, median of %d rounds, in %s\n\n' "$(date -u '+%Y-%m-%d %H:%M')" \
       "$rounds" "$(df --output=fstype "$scratch" | tail -n 1)"
printf '%-44s %11s %11s %8s\n' '' 'no mode' 'sync=none' ratio
row '30 small files, a sync behind each' flushed
row 'three file systems made and mounted' systems
row 'two volumes with file systems' volumes
row '128 MiB of files, with syncs' files
row 'the whole program, with its start' all
