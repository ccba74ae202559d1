#!/usr/bin/env bash
# diskfish: HACKING.md names all files of an addition, and not too many.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need python3
program=$(cd "$top_srcdir" && pwd)/tests/checks/addition-lists.py
hacking=$(cd "$top_srcdir" && pwd)/HACKING.md
root=$(dirname "$hacking")

python3 "$program" "$hacking" "$root" >"$scratch/actual" 2>&1 ||
  complain "$(cat "$scratch/actual")"
found=$(tail -n 1 "$scratch/actual")

# ---- it finds what is wrong

# expect WHAT SED: change HACKING.md, then compare what the program prints with
# standard input.
expect ()
{
  cat >"$scratch/expected"
  sed "$2" "$hacking" >"$scratch/HACKING.md"
  ! python3 "$program" "$scratch/HACKING.md" "$root" >"$scratch/actual" 2>&1 ||
    complain "$1: nothing is found"
  diff -u "$scratch/expected" "$scratch/actual" >"$scratch/difference" ||
    complain "$1: $(cat "$scratch/difference")"
}

expect 'a smaller number' '/(#adding-a-completion-kind)/s/4/3/' <<'END'
adding-a-completion-kind: 4 files, 3 in the table
4 additions
END
expect 'a file that does not exist' \
  's,^1. `commands/table/output-formats.h`,1. `commands/table/formats.h`,' <<'END'
adding-an-output-format: `commands/table/formats.h`: is not a file
4 additions
END
expect 'a section that does not exist' 's/^## Adding a mode/## Modes/' <<'END'
adding-a-mode: 0 files, 5 in the table
4 additions
END

verdict "$found,"
