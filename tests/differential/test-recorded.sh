#!/usr/bin/env bash
# diskfish: it does what was recorded of guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-recorded.sh [NAME...]
#
# Without names: all, and there is no record without a case.

source "$(dirname "$0")/differential.sh"

# There are enough cases, and nothing else is recorded.
compare_names ()
{
  all_names >"$scratch/names"
  test "$(wc -l <"$scratch/names")" -ge 150 || complain 'too few cases'
  ls -1 "$record" | grep -vx version | LC_ALL=C sort >"$scratch/recorded-names"
  LC_ALL=C comm -13 "$scratch/names" "$scratch/recorded-names" \
    >"$scratch/extra"
  same 'recorded without a case' /dev/null "$scratch/extra"
}

names=("$@")
if test $# -eq 0; then
  compare_names
  mapfile -t names <"$scratch/names"
fi
choose_record
for_each compare_diskfish "${names[@]}"
verdict "${#names[@]} cases,"
