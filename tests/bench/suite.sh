#!/usr/bin/env bash
# diskfish: measure sync=none for the tests of diskfish itself.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: suite.sh
#
# Runs the recorded scripts that write to a raw disk in sequence, with disks
# without a mode and with sync=none.  There is one round, since it takes
# minutes.  Nothing is asserted.  The results depend on the file system of
# TMPDIR.

. "$(dirname -- "$0")/samples.sh"
need_appliance

rounds=1
cases=$bench/../differential/cases
attached='^add(-drive)? ([^ ]*\.img) format:raw$'
mapfile -t scripts < <(grep -lE "$attached" "$cases"/*/*.fish)
mkdir bin
ln -s "$diskfish" bin/guestfish

# run_script FILE WORDS: run a script in its own directory.
run_script ()
{
  mkdir work
  (
    cd work || exit 99
    sed -E "s/$attached/disk attach \2 format=raw $2/" "$1" >script.fish
    if test -e "${1%.fish}.setup"; then
      source "${1%.fish}.setup"
    fi
    ../bin/guestfish -f script.fish </dev/null >../output 2>&1
  )
  rm -rf work
}

run_suite ()
{
  local script

  for script in "${scripts[@]}"; do
    run_script "$script" "$1"
  done
}

words_of ()
{
  test "$1" != diskfish || echo sync=none
}

suite ()
{
  timed "sync=none: ${#scripts[@]} scripts of the tests" "$1" \
        run_suite "$(words_of "$1")"
}

# Build the template before the first measurement.
run_script "${scripts[0]}" ''
other='no mode'
takes_turns suite
show_samples
