#!/bin/bash
# diskfish: two clones make different identifiers and keys, and have the right
# time.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
shared_cache
cd "$scratch" || exit 99

make_all ()
{
  truncate -s 100M "$1.img" "$1-luks.img"
  printf 'secret\n' |
    "$diskfish" --keys-from-stdin --format=raw -a "$1.img" -a "$1-luks.img" \
      run : debug sh 'cat /proc/sys/kernel/random/uuid' \
      : part-disk /dev/sda gpt : part-get-disk-guid /dev/sda \
      : part-get-gpt-guid /dev/sda 1 : mkfs ext4 /dev/sda1 \
      : vfs-uuid /dev/sda1 : luks-format /dev/sdb 0 : vfs-uuid /dev/sdb \
      >"$1.out" || complain "$1: status $?"
  test "$(wc -l <"$1.out")" -eq 5 || complain "$1: $(cat "$1.out")"
}

make_all one
make_all two
while read -r id; do
  grep -qF "$id" two.out && complain "both clones made $id"
done <one.out
# The LUKS 2 header contains the salts, the area after it the master key.
cmp -s <(head -c 4M one-luks.img | tail -c +4097) \
  <(head -c 4M two-luks.img | tail -c +4097) && complain 'same keys'

# The first random bytes of the clone, without earlier commands.
for i in 1 2 3; do
  "$diskfish" --format=raw -a one.img run \
    : debug sh 'head -c 16 /dev/urandom | od -An -tx1'
done | sort | uniq -d | grep . && complain 'same random bytes'

# The clock is at most two seconds off.
before=$(date +%s)
guest=$("$diskfish" --format=raw -a one.img run : debug sh 'date +%s')
after=$(date +%s)
test "$guest" -ge $((before - 2)) || complain "clock is $guest at $after"
test "$guest" -le $((after + 2)) || complain "clock is $guest at $after"
verdict
