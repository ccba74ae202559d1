#!/usr/bin/env bash
# diskfish: how long it takes and how much memory it needs, beside guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] [LINES=100000] bench.sh
#
# Nothing is asserted.  Each number is the median of the rounds; the programs
# take turns, so that a busy moment does not hit only one of them.

source "$(dirname "$0")/../functions.sh"
need guestfish /usr/bin/time

rounds=${ROUNDS:-5}
lines=${LINES:-100000}
cd "$scratch" || exit 99

# measure WHAT PROGRAM ARGUMENT...: adds 'seconds kilobytes' to the file WHAT.
measure ()
{
  local what=$1

  shift
  /usr/bin/time -f '%e %M' -o "$what.one" "$@" </dev/null >/dev/null 2>&1
  tail -n 1 "$what.one" >>"$what"
}

# The same, of many runs: a start is too short for the clock of time(1).
measure_many ()
{
  local what=$1 from i

  shift
  from=${EPOCHREALTIME/./}
  for i in {1..20}; do
    "$@" </dev/null >/dev/null 2>&1
  done
  echo "$(((${EPOCHREALTIME/./} - from) / 20))" |
    awk '{ printf "%.4f 0\n", $1 / 1000000 }' >>"$what"
}

# median FILE COLUMN
median ()
{
  cut -d' ' -f"$2" "$1" | sort -n |
    awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# row TEXT UNIT COLUMN OURS THEIRS
row ()
{
  awk -v text="$1" -v unit="$2" -v ours="$(median "$4" "$3")" \
      -v theirs="$(median "$5" "$3")" 'BEGIN {
        printf "%-44s %9s %-3s %9s %-3s %8.2f\n", text, ours, unit,
               theirs, unit, (theirs > 0 ? ours / theirs : 0) }'
}

seq "$lines" | sed 's/.*/echo line & "two words" '"'and more'"'/' >many.fish
for ((round = 0; round < rounds; round++)); do
  measure check "$diskfish" --check -f many.fish
  measure ours "$diskfish" -f many.fish
  measure theirs guestfish -f many.fish
  measure echo-ours "$diskfish" echo a
  measure echo-theirs guestfish echo a
  measure_many start-ours "$diskfish" echo a
  measure_many start-theirs guestfish echo a
done

printf '%s, median of %d rounds, on %s\n\n' \
       "$(date -u '+%Y-%m-%d %H:%M')" "$rounds" \
       "$(nproc) x$(sed -n 's/^model name.*:/ /p' /proc/cpuinfo | head -n 1)"
printf '%-44s %13s %13s %8s\n' '' diskfish guestfish ratio
row "$lines lines: --check; guestfish runs echo" s 1 check theirs
row "$lines lines of echo" s 1 ours theirs
row "$lines lines of echo: most memory" kB 2 ours theirs
row 'start: echo a' s 1 start-ours start-theirs
row 'start: echo a: most memory' kB 2 echo-ours echo-theirs
