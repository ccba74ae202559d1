#!/usr/bin/env bash
# diskfish: it does what was recorded of guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-recorded.sh [-a | NAME...]
#
# Without names: those that are not in unsettled.txt, a sorted list of cases
# whose record has not been compared yet as a whole, or which differ; it may
# only become shorter.  With -a all.

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
case ${1-none} in
  none)
    compare_names
    LC_ALL=C sort -c "$here/unsettled.txt" || complain 'unsettled.txt: sort it'
    LC_ALL=C comm -13 "$scratch/names" "$here/unsettled.txt" >"$scratch/gone"
    same 'unsettled without a case' /dev/null "$scratch/gone"
    mapfile -t names < <(LC_ALL=C comm -23 "$scratch/names" \
                                       "$here/unsettled.txt") ;;
  -a) mapfile -t names < <(all_names) ;;
esac
choose_record
for_each compare_diskfish "${names[@]}"
verdict "${#names[@]} cases,"
