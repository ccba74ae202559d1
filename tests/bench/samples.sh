# Functions for the measurements of this directory: samples and rounds.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# A part prints samples: one number of one program, by the text of its row.  A
# part prints its table if you run it alone; bench.sh combines all of them.
# Nothing is asserted.

bench=$(cd "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../functions.sh
. "$bench/../functions.sh"
need python3 awk

part=$(basename "$0" .sh)
rounds=${ROUNDS:-5}
samples=${BENCH_SAMPLES:-$scratch/samples}
cd "$scratch" || exit 99

# sample TEXT UNIT WHO NUMBER: WHO is 'diskfish', or the program that it is
# compared with.
sample ()
{
  printf '%s\t%s\t%s\t%s\t%s\n' "$part" "$1" "$2" "$3" "$4" >>"$samples"
}

# In microseconds.
now () { echo "${EPOCHREALTIME/./}"; }

seconds () { awk -v us="$1" 'BEGIN { printf "%.6f\n", us / 1000000 }'; }

# timed TEXT WHO COMMAND...: print a sample of the command's duration.
timed ()
{
  local text=$1 who=$2 from

  shift 2
  from=$(now)
  "$@" </dev/null >/dev/null 2>"$who.err" ||
    echo "$part: $text: $who failed: $(head -n 1 "$who.err")" >&2
  sample "$text" s "$who" "$(seconds $(($(now) - from)))"
}

# takes_turns COMMAND...: run the command for 'diskfish' and for $other, ROUNDS
# times, with alternating order.
other=guestfish
takes_turns ()
{
  local round

  for ((round = 0; round < rounds; round++)); do
    if ((round % 2)); then
      "$@" "$other"
      "$@" diskfish
    else
      "$@" diskfish
      "$@" "$other"
    fi
  done
}

program_of ()
{
  if test "$1" = diskfish; then echo "$diskfish"; else echo "$1"; fi
}

# End a part.
show_samples ()
{
  test -n "${BENCH_SAMPLES-}" || python3 "$bench/report.py" table "$samples"
}
