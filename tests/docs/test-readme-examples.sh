#!/usr/bin/env bash
# diskfish: what the README shows of disks is what the program prints.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-readme-examples.sh [-u]
#
# A block of the README after '<!-- screen FROM -->' is a part of the output
# that tests/appliance/test-inspect-layout-tree.sh gets from real disks: from
# the first line that begins with FROM to the end of that answer, without
# trailing spaces.  -u rewrites the blocks.

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
readme=$top_srcdir/README.md
screens=$top_srcdir/tests/appliance/inspect-layout-tree/linux.out

# screen FROM: an answer ends where the next begins.
screen ()
{
  awk -v from="$1" '
    shown && /^(NAME|SIZE|system:|total)/ { exit }
    index ($0, from) == 1 { shown = 1 }
    shown { sub (/ +$/, ""); print "    " $0 }' "$screens"
}

# The README with its screens as they are now.
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
