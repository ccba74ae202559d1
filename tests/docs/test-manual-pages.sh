#!/usr/bin/env bash
# diskfish: the manual pages are well-formed.
# SPDX-License-Identifier: GPL-3.0-or-later

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need podchecker man
cd "$scratch" || exit 1

for page in diskfish.1 diskfish-commands.7 diskfish-guestfish.7 \
            diskfish-json.7 diskfish-modes.7; do
  podchecker -warnings "$top_srcdir/man/generated-${page%.*}.pod" >pod 2>&1 ||
    complain "$page: POD"
  grep -v 'pod syntax OK' pod && complain "$page: POD has warnings"

  man --warnings -E UTF-8 -l "$top_srcdir/man/$page" >text 2>warnings ||
    complain "$page: man fails"
  test ! -s warnings || complain "$page: $(head -n 5 warnings)"
  if command -v mandoc >/dev/null; then
    mandoc -Tlint "$top_srcdir/man/$page" >lint ||
      complain "$page: $(head -n 5 lint)"
  fi
  test "$(wc -l <text)" -gt 100 || complain "$page is short"
  # Do not test a page that is older than its table.
  test "$(grep -c '^\.SS ' "$top_srcdir/man/$page")" -eq \
    "$(grep -c '^=head2 ' "$top_srcdir/man/generated-${page%.*}.pod")" ||
    complain "$page is out of date"
  grep -n '__[A-Z]*__\|E<[a-z]*>\|POD ERRORS' text &&
    complain "$page: something of the source is left in it"
done

verdict
