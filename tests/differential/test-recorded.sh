#!/usr/bin/env bash
# diskfish: it does what was recorded of guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-recorded.sh [NAME...]

source "$(dirname "$0")/differential.sh"

# Every case is recorded, and nothing else is.
compare_names ()
{
  all_names >"$scratch/names"
  ls -1 "$record" | grep -vx version >"$scratch/recorded"
  same 'cases and what is recorded' "$scratch/names" "$scratch/recorded"
}

names=("$@")
if test $# -eq 0; then
  compare_names
  mapfile -t names < <(all_names)
fi
choose_record
for_each compare_diskfish "${names[@]}"
verdict "${#names[@]} cases,"
