#!/usr/bin/env bash
# diskfish: every fuzz target handles each file of its corpus.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

export TMPDIR=$scratch HOME=/home/me
files=0

# run_target NAME: run each input in its own process, since a failure ends the
# program.
run_target ()
{
  local name=$1 file

  for file in "$here/corpus/$name"/*; do
    files=$((files + 1))
    "$top_builddir/tests/fuzz/fuzz_$name" "$file" \
      >"$scratch/out" 2>"$scratch/err" || {
      complain "$name: ${file##*/}"
      tail -n 40 "$scratch/err"
    }
  done
}

for directory in "$here"/corpus/*/; do
  run_target "$(basename "$directory")"
done

# This test would not run a target without a corpus.
for program in "$here"/fuzz_*.c; do
  name=$(basename "$program" .c)
  test -d "$here/corpus/${name#fuzz_}" || complain "$name has no corpus"
done

verdict "$files inputs,"
