#!/usr/bin/env bash
# diskfish: the generator refuses bad descriptions and says where.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# NAME.desc is what it reads and NAME.err what it must say, whole; an empty
# one goes with a good description.

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

generate=$top_builddir/commands/generate
# Its own memory lives until it ends.
export ASAN_OPTIONS=detect_leaks=0
cases=0

# run STATUS ARGUMENT...: what it says goes to $scratch/err.
run ()
{
  local expected=$1 status=0

  shift
  "$generate" "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  cases=$((cases + 1))
  test "$status" -eq "$expected" || complain "$*: status $status"
  test ! -s "$scratch/out" || complain "$*: standard output is not empty"
}

# said WHAT TEXT
said ()
{
  printf '%s' "$2" >"$scratch/expected"
  same "$1" "$scratch/expected" "$scratch/err"
}

check_case ()
{
  local name=$1 status=1

  test -s "$name.err" || status=0
  run "$status" --check "$name.desc"
  same "$name" "$name.err" "$scratch/err"
}

cd "$here" || exit 99
for file in *.desc; do
  check_case "${file%.desc}"
done
test -e good.desc || complain 'the good description is missing'

# All of them are in the tarball.
for file in *.desc *.err; do
  grep -q "tests/generator/$file" generator.mk ||
    complain "$file is not in generator.mk"
done

run 1 --check no-such.desc
said 'no such file' 'no-such.desc:0: cannot be read
'
run 1 --check good.desc no-such.desc
said 'one good and one missing' 'no-such.desc:0: cannot be read
'
run 1 --check good.desc command-no-topic.desc
said 'a topic of another file' \
  'command-no-topic.desc:2: a file of commands starts with a topic
'
run 2
said 'no arguments' 'usage: generate FOLDER|--check FILE.desc...
'
run 2 --check
said 'no files' 'usage: generate FOLDER|--check FILE.desc...
'

cd "$top_srcdir" || exit 99
run 0 --check commands/desc/*.desc
said 'the real descriptions' ''

verdict "$cases cases,"
