#!/usr/bin/env bash
# diskfish: the generator rejects invalid descriptions and reports the place.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each case of descriptions.test is written to NAME.desc, the generator's input,
# and NAME.err, its expected output.

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

generate=$top_builddir/commands/generate
# The generator does not free its memory before it exits.
export ASAN_OPTIONS=detect_leaks=0
cases=0

# run STATUS ARGUMENT...: run the generator; its messages go to $scratch/err.
run ()
{
  local expected=$1 status=0

  shift
  "$generate" "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  cases=$((cases + 1))
  test "$status" -eq "$expected" || complain "$*: status $status"
  test ! -s "$scratch/out" || complain "$*: standard output is not empty"
}

# said WHAT TEXT: check that the messages contain the text.
said ()
{
  printf '%s' "$2" >"$scratch/expected"
  same "$1" "$scratch/expected" "$scratch/err"
}

check_case ()
{
  local name=$1 status=1

  if ! test -e "$name.err"; then
    : >"$name.err"
    status=0
  fi
  run "$status" --check "$name.desc"
  same "$name" "$name.err" "$scratch/err"
}

need python3
mkdir "$scratch/cases"
cd "$scratch/cases" || exit 99
python3 -B "$here/split-cases.py" "$here/descriptions.test" . ||
  fail 'descriptions.test cannot be read'
for file in *.desc; do
  check_case "${file%.desc}"
done
test -e good.desc || complain 'the good description is missing'

run 1 --check no-such.desc
said 'no such file' 'no-such.desc:0: cannot read the file
'
run 1 --check good.desc no-such.desc
said 'one good and one missing' 'no-such.desc:0: cannot read the file
'
run 1 --check good.desc command-no-topic.desc
said 'a topic of another file' \
  'command-no-topic.desc:2: expected a topic before the first command
'
run 2
said 'no arguments' 'usage: generate DIRECTORY|--check FILE.desc...
'
run 2 --check
said 'no files' 'usage: generate DIRECTORY|--check FILE.desc...
'

cd "$top_srcdir" || exit 99
run 0 --check commands/desc/*.desc
said 'the real descriptions' ''

verdict "$cases cases,"
