#!/usr/bin/env bash
# diskfish: every file of the fuzz corpus through its target.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

export TMPDIR=$scratch HOME=/home/me
files=0

# What is said of an input that breaks something ends the program, so each
# has one of its own.
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

for folder in "$here"/corpus/*/; do
  run_target "$(basename "$folder")"
done

# A target without a corpus would never be run here.
for program in "$here"/fuzz_*.c; do
  name=$(basename "$program" .c)
  test -d "$here/corpus/${name#fuzz_}" || complain "$name has no corpus"
done

verdict "$files inputs,"
