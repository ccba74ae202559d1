#!/bin/bash
# diskfish: 16 disks have the same names in each clone as after a cold start,
# and more disks start cold.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
shared_cache
cd "$scratch" || exit 99
disks=()
for i in {1..16}; do
  truncate -s "${i}M" "$i.img"
  label=l$(printf '%x' "$i" | tr 0-9 g-p)
  disks+=(--disk "$i.img,ro,format=raw,label=$label")
  echo "$((i * 1048576))"
done >expected
for round in 1 2 3; do
  "$diskfish" -v "${disks[@]}" run \
  : debug sh 'for d in /sys/block/sd*; do echo $(($(cat $d/size)<<9)); done' \
    2>log | grep . >actual
  same "round $round" expected actual
  grep -q '^diskfish-hv: the clone is running' log ||
    complain "round $round: not warm"
done
is_cold_pass || verdict
"$diskfish" -v "${disks[@]}" --disk any.img,format=raw run : list-devices \
  >actual 2>log
test "$(wc -l <actual)" -eq 17 || complain "17 disks: $(cat actual)"
grep -q "^diskfish-hv: cannot start a clone because of 'more than 16" log ||
  complain '17 disks: warm?'
verdict
