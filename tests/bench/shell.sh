#!/usr/bin/env bash
# diskfish: measure scripts without an appliance, and their memory.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] [LINES=100000] shell.sh

. "$(dirname -- "$0")/samples.sh"
need guestfish /usr/bin/time

lines=${LINES:-100000}

memory ()
{
  /usr/bin/time -f %M -o memory "$(program_of "$1")" echo a >/dev/null
  sample 'most memory of: echo a' kB "$1" "$(tail -n 1 memory)"
}

# A single start is too short to be measured.
start ()
{
  local program from i

  program=$(program_of "$1")
  from=$(now)
  for i in {1..20}; do
    "$program" echo a >/dev/null
  done
  sample 'start, and: echo a' s "$1" "$(seconds $((($(now) - from) / 20)))"
}

check ()
{
  local text="$lines lines: --check; guestfish runs them"

  if test "$1" = diskfish; then
    timed "$text" "$1" "$diskfish" --check -f many.fish
  else
    timed "$text" "$1" "$1" -f many.fish
  fi
}

many () { timed "$lines lines of echo" "$1" "$(program_of "$1")" -f many.fish; }

seq "$lines" | sed 's/.*/echo line & "two words" '"'and more'"'/' >many.fish
takes_turns check
takes_turns many
takes_turns start
takes_turns memory
show_samples
