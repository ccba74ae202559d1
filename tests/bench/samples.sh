# For the measurements of this folder: samples, and who takes turns.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# A part takes samples: one number of one program, by the text of its row.
# Run by itself it prints its table; bench.sh puts all of them together.
# Nothing is asserted.

bench=$(cd "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../functions.sh
. "$bench/../functions.sh"
need python3 awk

part=$(basename "$0" .sh)
rounds=${ROUNDS:-5}
samples=${BENCH_SAMPLES:-$scratch/samples}
cd "$scratch" || exit 99

# sample TEXT UNIT WHO NUMBER: WHO is 'diskfish', or what it is measured with.
sample ()
{
  printf '%s\t%s\t%s\t%s\t%s\n' "$part" "$1" "$2" "$3" "$4" >>"$samples"
}

# In microseconds.
now () { echo "${EPOCHREALTIME/./}"; }

seconds () { awk -v us="$1" 'BEGIN { printf "%.6f\n", us / 1000000 }'; }

# timed TEXT WHO COMMAND...: a sample of the time that the command takes.
timed ()
{
  local text=$1 who=$2 from

  shift 2
  from=$(now)
  "$@" </dev/null >/dev/null 2>"$who.err" ||
    echo "$part: $text: $who failed: $(head -n 1 "$who.err")" >&2
  sample "$text" s "$who" "$(seconds $(($(now) - from)))"
}

# takes_turns COMMAND...: the command for 'diskfish' and for $other, ROUNDS
# times, now one first and now the other.
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

# The last command of a part.
show_samples ()
{
  test -n "${BENCH_SAMPLES-}" || python3 "$bench/report.py" table "$samples"
}
