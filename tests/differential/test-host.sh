#!/usr/bin/env bash
# diskfish: what needs no appliance is as in guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-host.sh [NAME...]

source "$(dirname "$0")/differential.sh"

# Every name that guestfish knows.
compare_names ()
{
  guestfish -h | sed -n 's/^\([a-zA-Z0-9-]\{1,\}\) .*/\1/p' |
    tr A-Z a-z | sort >"$scratch/theirs"
  "$diskfish" list-commands | tr A-Z a-z | sort >"$scratch/ours"
  test "$(wc -l <"$scratch/theirs")" -gt 500 || complain 'guestfish -h'
  comm -23 "$scratch/theirs" "$scratch/ours" >"$scratch/missing"
  # The list may only get shorter.
  same 'names of guestfish that are missing' \
    "$(dirname "$0")/missing.txt" "$scratch/missing"
}

# Called by its name, it says what guestfish says.
compare_version ()
{
  ln -s "$diskfish" "$scratch/guestfish"
  guestfish --version >"$scratch/theirs"
  "$scratch/guestfish" --version >"$scratch/ours"
  same 'version line' "$scratch/theirs" "$scratch/ours"
}

if test $# -eq 0; then
  compare_names
  compare_version
fi
compare_all host "$@"
