#!/usr/bin/env bash
# diskfish: the README's screens of disks are the program's real output.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-readme-examples.sh [-u]
#
# A block of the README after '<!-- screen FROM -->' is a part of the output
# that tests/appliance/test-inspect-layout-tree.sh records from real disks: from
# the first line that begins with FROM to the end of that result, without
# trailing spaces. -u rewrites the blocks.

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
readme=$top_srcdir/README.md
screens=$top_srcdir/tests/appliance/inspect-layout-tree/linux.out

# screen FROM: print a result, which ends where the next one begins.
screen ()
{
  awk -v from="$1" '
    shown && /^(NAME|SIZE|system:|total)/ { exit }
    index ($0, from) == 1 { shown = 1 }
    shown { sub (/ +$/, ""); print "    " $0 }' "$screens"
}

# Print the README with its current screens.
renew ()
{
  local line shown=no

  while IFS= read -r line; do
    case $line in
    '<!-- screen '*)
      printf '%s\n\n' "$line"
      line=${line#<!-- screen }
      screen "${line% -->}"
      shown=yes ;;
    '<!-- end of screen -->')
      printf '\n%s\n' "$line"
      shown=no ;;
    *)
      test $shown = yes || printf '%s\n' "$line" ;;
    esac
  done <"$readme"
}

renew >"$scratch/renewed"
test "${1-}" != -u || cat "$scratch/renewed" >"$readme"
same 'the screens of the README' "$scratch/renewed" "$readme"
test "$(grep -c '^<!-- screen ' "$readme")" -eq 2 ||
  complain 'the README does not show two screens'
for screen in 'NAME ' 'system:'; do
  test "$(screen "$screen" | wc -l)" -gt 10 || complain "$screen: too short"
done
verdict
