#!/usr/bin/env bash
# diskfish: after a loss of power a file system has the data that its mode
# guarantees.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The power may fail after any flush.  The disk then contains what the recorder
# copied at the last flush: it must be a consistent file system with all files
# that a sync has flushed.  With ignored flushes nothing is left, which is
# allowed and proves that the recorder works.

source "$(dirname "$0")/proof.sh"

names=(full fsync none close)
formats=(raw qcow2 raw qcow2)
rounds=3

# mark N: record the number of copies of each disk after sync N has returned.
cat >mark <<END
#!/bin/bash
for name in ${names[*]}; do
  find copies -name "\$name.img.*" | wc -l >"mark-\$name-\$1"
done
END
chmod +x mark

script ()
{
  local i round

  for i in "${!names[@]}"; do
    echo "disk attach d/${names[i]}.img sync=${names[i]}" \
         "format=${formats[i]} label=${names[i]}"
  done
  echo run
  for i in "${names[@]}"; do
    echo "mkfs ext4 /dev/disk/guestfs/$i"
    echo "mkmountpoint /$i"
    echo "mount /dev/disk/guestfs/$i /$i"
  done
  for ((round = 0; round <= rounds; round++)); do
    for i in "${names[@]}"; do
      echo "write /$i/file-$round 'data of round $round'"
    done
    echo sync
    echo "!./mark $round"
  done
  # Kill everything, so that no process can flush.
  echo 'get-pid | xargs ps -o pid= --ppid >qemu'
  # shellcheck disable=SC2016
  echo '!kill -KILL $PPID $(cat qemu)'
}

# Print the copies of a disk since mark 0, oldest first.
copies_of ()
{
  find copies -name "$1.img.*" | sort -V | tail -n "+$(cat "mark-$1-0")"
}

# Read copy $1, which is disk $2: print its files and the result of fsck.
look_into ()
{
  echo "echo $1"
  echo "mount $2 /"
  echo 'glob cat /file-*'
  echo 'umount /'
  echo "fsck ext4 $2"
}

# Print the minimum number of files in copy number $2 of disk $1.
files_made_sure ()
{
  local round

  for ((round = 0; round <= rounds; round++)); do
    test "$2" -lt "$(cat "mark-$1-$round")" || echo "$round"
  done | wc -l
}

# Print the expected output of look_into for a copy.  A later file may exist
# too.
expected_look ()
{
  local copy=$1 name seen sure round

  name=${copy#copies/}
  sure=$(files_made_sure "${name%%.*}" "${copy##*.}")
  seen=$(sed -n "/^${copy//\//\\/}\$/,/^0\$/p" look.out | grep -c '^data')
  echo "$copy"
  for ((round = 0; round < sure || round < seen; round++)); do
    echo "data of round $round"
  done
  echo 0
}

for i in "${!names[@]}"; do
  qemu-img create -q -f "${formats[i]}" "d/${names[i]}.img" 8M
done
script >cut.fish
{ run_witnessed cut; } 2>/dev/null
echo 137 >expected
same 'status' expected cut.status
expect_released 'after the loss' d/full.img

for name in none close; do
  test -z "$(last_copy "$name.img")" || complain "$name was flushed"
done
for name in full fsync; do
  for ((round = 1; round <= rounds; round++)); do
    test "$(cat "mark-$name-$round")" -gt \
         "$(cat "mark-$name-$((round - 1))")" ||
      complain "$name: sync $round has flushed nothing"
  done
done

# Another appliance reads the copies, and saves a new file system by a clean
# close.
letters=bcdefghijklmnop
disk=0
qemu-img create -q -f raw d/closed.img 8M
echo 'disk attach d/closed.img sync=close format=raw' >attach
for i in 0 1; do
  for copy in $(copies_of "${names[i]}"); do
    test "$disk" -lt 15 || break
    echo "disk attach $copy ro format=${formats[i]}" >>attach
    echo "$copy" >>looked-into
    look_into "$copy" "/dev/sd${letters:disk:1}" >>look
    disk=$((disk + 1))
  done
done
test "$disk" -ge $((2 * rounds)) || complain "only $disk copies"
{
  cat attach
  echo run
  cat look
  echo 'mkfs ext4 /dev/sda'
  echo 'mount /dev/sda /'
  echo 'write /file-1 "kept by the close"'
} >look.fish
run_witnessed look
# A file that was not flushed may exist without its contents.
sed -i '/^$/d' look.out
while read -r copy; do
  expected_look "$copy"
done <looked-into >look.out.expected
expect look 0
grep -q '^qemu.* closed.img ' flushes && complain 'closed: QEMU has flushed'
cmp d/closed.img "$(last_copy closed.img)" ||
  complain 'closed: the close did not keep all'
grep -q -a 'kept by the close' "$(last_copy closed.img)" ||
  complain 'closed: the file is missing'
verdict
