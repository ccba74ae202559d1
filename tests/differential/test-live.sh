#!/usr/bin/env bash
# diskfish: guestfish still gives the recorded results.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-live.sh [-l] [DAY | NAME...]
#
# Runs 15 cases of today or of DAY, a number; LIVE_CASES sets another number of
# cases. -l prints only their names.

source "$(dirname "$0")/differential.sh"

list=no
if test "${1-}" = -l; then
  list=yes
  shift
fi
names=("$@")
what=cases
case ${1-} in
  '' | [0-9]*)
    day=${1:-$(today)}
    mapfile -t names < <(all_names |
                         sample_of_day "$day" "${LIVE_CASES:-15}")
    what="day $day" ;;
esac
if test $list = yes; then
  printf '%s\n' "${names[@]}"
  exit
fi

echo "$what: ${names[*]}"
choose_record
for_each compare_guestfish "${names[@]}"
verdict "${#names[@]} cases,"
