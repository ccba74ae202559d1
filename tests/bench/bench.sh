#!/usr/bin/env bash
# diskfish: measure every figure of the README on this machine.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] bench.sh [[again] PART...]
#        bench.sh readme
#
# Runs the parts, by default all, and writes the results to docs/figures.json,
# docs/figures.svg and the README.  'readme' only rewrites the table of the
# README.  With 'again' the parts replace results of the same machine and day.

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
docs=$top/docs
all=(shell prompt image appliance each modes scratch suite)

report () { python3 "$here/report.py" "$@"; }

# The table is between two marker lines of the README.
readme ()
{
  local new

  new=$(mktemp) || exit 99
  report markdown "$docs/figures.json" >"$new.table" &&
    sed -e '/^<!-- figures -->$/,/^<!-- end of figures -->$/ {
              /^<!-- figures -->$/r '"$new.table"'
              /^<!-- /!d
            }' "$top/README.md" >"$new" &&
    cat "$new" >"$top/README.md"
  rm -f "$new" "$new.table"
}

# publish json|again: replace the old file atomically.
publish ()
{
  local kept=()

  test "$1" = json || kept=("$docs/figures.json")
  mkdir -p "$docs"
  report "$1" "$samples" "${kept[@]}" >"$docs/figures.json.new" &&
    mv "$docs/figures.json.new" "$docs/figures.json" &&
    report plot "$docs/figures.json" | gnuplot >"$docs/figures.svg.new" &&
    mv "$docs/figures.svg.new" "$docs/figures.svg"
}

need_gnuplot ()
{
  command -v gnuplot >/dev/null && return
  echo 'bench.sh: gnuplot draws docs/figures.svg: install it first' >&2
  exit 1
}

measure ()
{
  local part

  for part; do
    BENCH_SAMPLES=$samples "$here/$part.sh" || return 1
  done
  report table "$samples"
}

if test "${1-}" = readme; then
  readme
  exit
fi
samples=$(mktemp) || exit 99
trap 'rm -f "$samples"' EXIT
if test "${1-}" = again; then
  shift
  need_gnuplot
  measure "$@" && publish again && readme
elif test $# -gt 0; then
  measure "$@"
else
  need_gnuplot
  measure "${all[@]}" && publish json && readme
fi
