#!/usr/bin/env bash
# diskfish: fuzz the targets, in a build with clang's libFuzzer.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: fuzz.sh [-s SECONDS] [TARGET...]
#
# Run it where diskfish was built; it builds again in build-fuzz/ there.  A
# TARGET is the name of a folder of tests/fuzz/corpus.  Each runs for SECONDS
# (an hour), and prints one line.  What it learns is kept in
# build-fuzz/corpus, an input that breaks something in build-fuzz/broken; the
# status is 1 if there is one.

set -u
seconds=3600
if test "${1-}" = -s; then
  seconds=$2
  shift 2
fi

folder=$PWD/build-fuzz
source=$folder/source
build=$folder/build

# A configured tree cannot be built elsewhere, so its sources are copied.
prepare ()
{
  mkdir -p "$build" &&
    make -s distdir distdir=build-fuzz/source >"$folder/copy.log" 2>&1 &&
    cd "$build" || return
  if ! test -e Makefile; then
    "$source/configure" CC="${FUZZ_CC:-clang}" --enable-fuzzer \
      >"$folder/configure.log" 2>&1 || return
  fi
  make -j"$(nproc)" fuzz-programs >"$folder/make.log" 2>&1
}

# Prints how many inputs were tried.
fuzz ()
{
  local name=$1 log=$folder/$1.log status=0

  mkdir -p "$folder/corpus/$name" "$folder/broken"
  "tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=4096 -max_len=4096 -print_final_stats=1 \
    -dict="tests/fuzz/fuzz_$name.dict" \
    -artifact_prefix="$folder/broken/$name-" \
    "$folder/corpus/$name" "$source/tests/fuzz/corpus/$name" \
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

if ! prepare; then
  tail -n 20 "$folder"/*.log
  exit 1
fi
if test $# -eq 0; then
  mapfile -t names < <(ls "$source/tests/fuzz/corpus")
  set -- "${names[@]}"
fi
result=0
for name; do
  fuzz "$name" || result=1
done
exit $result
