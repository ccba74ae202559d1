#!/usr/bin/env bash
# diskfish: fuzz the targets, in a build with clang's libFuzzer.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: fuzz.sh [-s SECONDS] [TARGET...]
#
# Run it in the build directory.  It builds in build-clang/.  A TARGET is the
# name of a directory of tests/fuzz/corpus.  Each runs for SECONDS (default: an
# hour), as many in parallel as there are processors, and prints one line.  New
# inputs are stored in build-clang/corpus, and inputs that cause a failure in
# build-clang/broken; then the status is 1.

set -u
seconds=3600
if test "${1-}" = -s; then
  seconds=$2
  shift 2
fi

# shellcheck source=tests/checks/separate-build.sh
. "$(dirname "$0")/../checks/separate-build.sh"

# Print the number of inputs tried.
fuzz ()
{
  local name=$1 log=$apart/$1.log status=0

  mkdir -p "$apart/corpus/$name" "$apart/broken"
  "tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=4096 -max_len=4096 -print_final_stats=1 \
    -dict="tests/fuzz/fuzz_$name.dict" \
    -artifact_prefix="$apart/broken/$name-" \
    "$apart/corpus/$name" "$apart_source/tests/fuzz/corpus/$name" \
    >"$log" 2>&1 || status=1
  awk -v name="$name" -v bad="$status" '
    / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") cov = $(i+1) }
    /number_of_executed_units/ { runs = $2 }
    END { printf "%-12s %10d inputs, %6d edges%s\n", name, runs, cov,
            bad ? ", BROKEN" : "" }' "$log"
  if test "$status" -ne 0; then
    grep -E 'does not hold|ERROR|runtime error|Test unit written' "$log"
  fi
  return "$status"
}

apart_clang && apart_step dictionaries make fuzz-dictionaries || exit 1
if test $# -eq 0; then
  mapfile -t names < <(ls "$apart_source/tests/fuzz/corpus")
  set -- "${names[@]}"
fi
export -f fuzz
export seconds apart apart_source
printf '%s\n' "$@" | xargs -P "$(nproc)" -I NAME bash -c 'fuzz NAME' |
  tee "$apart/lines"
test "${PIPESTATUS[1]}" -eq 0
result=$?
awk -v seconds="$seconds" '
  / inputs, / { targets++; inputs += $2; bad += /BROKEN/ }
  END { printf "%d targets for %d s each, %d inputs, ", targets, seconds, inputs
        printf "%.2f hours with sanitizers, %d failed\n",
          targets * seconds / 3600, bad }' "$apart/lines"
exit $result
