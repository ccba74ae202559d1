#!/usr/bin/env bash
# diskfish: modes keep their guarantees on disks that are attached, changed and
# detached while the appliance runs.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/proof.sh"

# write WHAT DEVICE: write, with a flush by the guest.
write ()
{
  echo "pwrite-device /dev/$2 '$1' 4096"
  echo sync
}

# mark NAME: record the number of flushes so far.
mark ()
{
  echo "!wc -l <flushes >mark-$1"
}

# flushes_between NAME NAME: print each type of flush once.
flushes_between ()
{
  awk -v from="$(cat "mark-$1")" -v to="$(cat "mark-$2")" \
      'NR > from && NR <= to' "$flushes" |
    sed 's/^qemu[^ ]*/qemu/; s/ \(free\|held\)$//' | sort -u
}

# expect_flushes WHAT FROM TO LINE...
expect_flushes ()
{
  local what=$1 from=$2 to=$3

  shift 3
  printf '%s\n' "$@" | sed '/^$/d' >expected
  flushes_between "$from" "$to" >seen
  same "$what" expected seen
}

truncate -s 1M d/first.img d/other.img
{
  echo 'disk attach d/first.img format=raw sync=none'
  echo run
  echo 'disk attach d/other.img format=raw sync=close'
  mark 0
  write one sda
  write one sdb
  mark 1
  # Earlier ignored flushes are carried out when the mode changes.
  echo 'disk set sda sync=fsync'
  mark 2
  write two sda
  mark 3
  echo 'disk set sda sync=none'
  write three sda
  mark 4
  echo 'disk set sda cache=uncached'
  write four sda
  echo 'disk list | sed "s/ *$//"'
  mark 5
  echo 'disk detach sdb'
  mark 6
} >live.fish
cat >live.out.expected <<'END'
3
3
3
5
4
DEVICE LABEL FILE        FORMAT SIZE ACCESS SYNC  CACHE    EFFECTIVE        ON HOST CRASH
sda          d/first.img raw      1M rw     none  uncached direct, no flush anything written
sdb          d/other.img raw      1M rw     close          unsafe           anything written before the close
END
run_witnessed live
expect live 0
expect_flushes 'none and close' 0 1 ''
expect_flushes 'from none to fsync' 1 2 'diskfish fsync .' \
               'diskfish fsync first.img'
expect_flushes 'fsync' 2 3 'qemu fdatasync first.img'
expect_flushes 'to none' 3 4 ''
expect_flushes 'none, uncached' 4 5 ''
expect_flushes 'detached with close' 5 6 'diskfish fsync .' \
               'diskfish fsync other.img'
cmp d/other.img "$(last_copy other.img)" || complain 'the detach kept not all'
grep -q '^diskfish fsync other.img free$' "$flushes" ||
  complain 'other.img was flushed while QEMU had it'
verdict
