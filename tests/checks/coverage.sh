#!/usr/bin/env bash
# diskfish: the tests cover 90 % of the lines.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: coverage.sh [-k] [TARGET]
#
# Run it in the build directory.  It builds in build-coverage/ and runs all
# tests, or those of TARGET, such as check-quick, which needs no appliance. -k
# keeps the coverage of earlier runs.  Prints the coverage of each directory,
# without generated files, and the files below 90 %.  Fails if the total is
# below 90 %.

set -u
# shellcheck source=tests/checks/separate-build.sh
. "$(dirname "$0")/separate-build.sh"

directories='common lexer drives appliance commands completions fish'

# Print FILE EXECUTABLE RUN for each source, from gcov's text.  Objects of tests
# may contain a source too: a line counts if any object ran it.
lines ()
{
  # shellcheck disable=SC2086
  find $directories tests -name '*.gcno' | sort |
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
    grep -E "^(${directories// /|})/" | grep -v -e '^commands/generated/' \
      -e '^lexer/lexer\.c' | sort
}

report ()
{
  awk -v tests="$apart_tests" -v failed="$apart_failed" '
    { directory = $1; sub ("/[^/]*$", "", directory)
      total[directory] += $2; good[directory] += $3; all += $2; ran += $3
      if ($3 < 0.9 * $2)
        few = few sprintf ("  %5.1f %%  %s\n", 100 * $3 / $2, $1) }
    END {
      for (directory in total)
        printf "%5.1f %% of %5d lines  %s\n",
          100 * good[directory] / total[directory], total[directory],
          directory | "sort -k 6"
      close ("sort -k 6")
      printf "below 90 %%:\n%s", few
      printf "%.1f %% of %d lines, %d tests, %d failed\n", 100 * ran / all, all,
        tests, failed
      exit ran < 0.9 * all || failed > 0
    }'
}

keep=no
if test "${1-}" = -k; then
  keep=yes
  shift
fi
apart coverage --enable-gcov CFLAGS='-O0 -g' && apart_make || exit 1
test $keep = yes || find . -name '*.gcda' -exec rm -f {} +
apart_check "${1:-check}"
lines | report
