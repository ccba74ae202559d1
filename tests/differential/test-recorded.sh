#!/usr/bin/env bash
# diskfish: diskfish gives the recorded results of guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-recorded.sh [NAME...]
#
# Without names, runs all cases except those of slow.txt, which run in the slow
# pass, and checks that each record has a case.  RECORDED_CASES limits the slow
# pass to as many cases, different ones each day.

source "$(dirname "$0")/differential.sh"

# There are enough cases, each in the directory of its family, and no other
# records.
compare_names ()
{
  all_names >"$scratch/names"
  test "$(wc -l <"$scratch/names")" -ge 150 || complain 'too few cases'
  find "$here/cases" -type f -printf '%P\n' |
    grep -vE '^([^/-]+)/\1-[^/]*$' >"$scratch/misplaced"
  same 'not in the directory of its family' /dev/null "$scratch/misplaced"
  sed 's,^[^-]*,&/&,' "$scratch/names" | LC_ALL=C sort >"$scratch/paths"
  (cd "$record" && find . -type f ! -path ./version -printf '%P\n') |
    LC_ALL=C sort >"$scratch/recorded-paths"
  LC_ALL=C comm -13 "$scratch/paths" "$scratch/recorded-paths" \
    >"$scratch/extra"
  same 'recorded without a case' /dev/null "$scratch/extra"
}

# The cases of this pass. slow.txt lists those of the slow pass.
names_of_pass ()
{
  if is_slow_pass; then
    sample_of_day "$(today)" "${RECORDED_CASES:-1000}" <"$here/slow.txt"
  else
    LC_ALL=C comm -23 "$scratch/names" "$here/slow.txt"
  fi
}

names=("$@")
if test $# -eq 0; then
  compare_names
  LC_ALL=C comm -13 "$scratch/names" "$here/slow.txt" >"$scratch/unknown"
  same 'slow.txt names no case' /dev/null "$scratch/unknown"
  mapfile -t names < <(names_of_pass)
fi
choose_record
for_each compare_diskfish "${names[@]}"
show_slowest
verdict "${#names[@]} cases,"
