#!/usr/bin/env bash
# diskfish: the golden tests pass under valgrind.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: valgrind.sh [NAME...]
#
# Run it in the build directory.  A case fails if valgrind finds an error or a
# leak.

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

need valgrind
logs=$scratch/logs
mkdir "$logs"
export DISKFISH_TEST_WRAP="valgrind --quiet --leak-check=full \
--show-leak-kinds=definite --child-silent-after-fork=yes \
--suppressions=$here/valgrind.supp --log-file=$logs/%p"

# If a standard stream is closed, valgrind uses its descriptor for the log.
mapfile -t names < <("$top_srcdir/tests/golden/test-golden.sh" -l |
                     grep -vx input/streams-closed)
test $# -eq 0 || names=("$@")
"$top_srcdir/tests/golden/test-golden.sh" "${names[@]}" ||
  complain 'a case printed something else'

for log in "$logs"/*; do
  if test -s "$log"; then
    complain 'valgrind'
    head -n 40 "$log"
  fi
done
verdict "${#names[@]} cases under valgrind,"
