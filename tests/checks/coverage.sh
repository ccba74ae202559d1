#!/usr/bin/env bash
# diskfish: which lines the tests run.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: coverage.sh [TESTS]
#
# Run it where diskfish was built; it builds again in build-coverage/ and runs
# TESTS, the quick ones if nothing else is said.  Prints the lines of each
# folder without what is generated, and the files below 90 %.

set -u
# shellcheck source=tests/checks/apart.sh
. "$(dirname "$0")/apart.sh"

folders='common lexer drives appliance commands completions fish'

# FILE EXECUTABLE RUN for each source, from gcov's own text.  An object of a
# test may hold a source too: what any of them ran counts.
lines ()
{
  # shellcheck disable=SC2086
  find $folders tests -name '*.gcno' | sort |
    xargs gcov --stdout --relative-only --source-prefix "$apart_source" \
      2>/dev/null |
    awk -F: '
      $3 == "Source" { file = $4; next }
      { gsub (/ /, "", $2); count = $1; gsub (/[ *]/, "", count) }
      count == "-" { next }
      { line = file SUBSEP $2
        if (!(line in all)) { all[line] = 1; total[file]++ }
        if (count !~ /^[#=]/ && !(line in ran)) { ran[line] = 1; good[file]++ }
      }
      END { for (file in total) print file, total[file], good[file] + 0 }' |
    grep -E "^(${folders// /|})/" | grep -v -e '^commands/generated/' \
      -e '^lexer/lexer\.c' | sort
}

report ()
{
  awk '
    { folder = $1; sub ("/[^/]*$", "", folder)
      total[folder] += $2; good[folder] += $3; all += $2; ran += $3
      if ($3 < 0.9 * $2)
        few = few sprintf ("  %5.1f %%  %s\n", 100 * $3 / $2, $1) }
    END {
      for (folder in total)
        printf "%5.1f %% of %5d lines  %s\n", 100 * good[folder] / total[folder],
          total[folder], folder | "sort -k 6"
      close ("sort -k 6")
      printf "%5.1f %% of %5d lines  all\n", 100 * ran / all, all
      printf "below 90 %%:\n%s", few
    }'
}

apart coverage --enable-gcov CFLAGS='-O0 -g' && apart_make || exit 1
find . -name '*.gcda' -exec rm -f {} +
make -k "${1:-check-quick}" >"$apart/check.log" 2>&1 || {
  grep -E '^(FAIL|ERROR)' "$apart/check.log"
  echo 'tests failed; what they ran counts all the same'
}
lines | report
