#!/usr/bin/env bash
# diskfish: every command name of guestfish is known, and a link 'guestfish'
# identifies itself like guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../functions.sh"
need guestfish

guestfish -h | sed -n 's/^\([a-zA-Z0-9-]\{1,\}\) .*/\1/p' |
  tr A-Z a-z | sort >"$scratch/theirs"
"$diskfish" list-commands | tr A-Z a-z | sort >"$scratch/ours"
test "$(wc -l <"$scratch/theirs")" -gt 500 || complain 'guestfish -h'
comm -23 "$scratch/theirs" "$scratch/ours" >"$scratch/missing"
same 'names of guestfish that are missing' /dev/null "$scratch/missing"

# Called as guestfish, it prints what guestfish prints.
ln -s "$diskfish" "$scratch/guestfish"
guestfish --version >"$scratch/theirs"
"$scratch/guestfish" --version >"$scratch/ours"
same 'version line' "$scratch/theirs" "$scratch/ours"

verdict
