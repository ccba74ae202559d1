#!/usr/bin/env bash
# diskfish: run the tests of another pass than 'make check'.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: pass.sh PASS TEST...
#
# PASS is 'cold' (the appliance boots, templates are built) or 'slow'.  Run it
# in the build directory.

set -u
export DISKFISH_TEST_PASS=$1
shift
test "$DISKFISH_TEST_PASS" = slow || export DISKFISH_WARM=off

log=$(mktemp) || exit 99
trap 'rm -f "$log"' EXIT
make -k -j"$(nproc)" check TESTS="$*" >"$log" 2>&1
status=$?
grep -E '^(PASS|FAIL|ERROR|SKIP): ' "$log"
bad=$(sed -n -E 's/^(FAIL|ERROR|SKIP): //p' "$log")
for name in $bad; do
  tail -n 30 "$name.log" "${name%.sh}.log" 2>/dev/null
done
failed=$(wc -w <<<"$bad")
test $status -eq 0 || test "$failed" -gt 0 || {
  tail -n 40 "$log"
  failed=1
}
echo "$# tests of the $DISKFISH_TEST_PASS pass, $failed failed"
test "$failed" -eq 0
