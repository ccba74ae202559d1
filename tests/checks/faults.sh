#!/usr/bin/env bash
# diskfish: what happens when calls of the system, the host, QEMU and servers
# fail.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: faults.sh TEST...
#
# Run it where diskfish was built.  These tests are in 'make check' too; here
# it is counted what was made to fail.

set -u
log=$(mktemp) || exit 99
trap 'rm -f "$log"' EXIT

make -k check TESTS="$*" >"$log" 2>&1
status=$?
grep -E '^(PASS|FAIL|ERROR|SKIP): ' "$log"
failed=$(grep -c -E '^(FAIL|ERROR): ' "$log")
test $status -eq 0 || test "$failed" -gt 0 || {
  tail -n 40 "$log"
  failed=1
}
# Each unit test says it of each function.
cat "${@/%/.log}" 2>/dev/null |
  awk -v tests=$# -v failed="$failed" '
    /: [0-9]+ faults$/ { calls += $(NF - 1) }
    /: [0-9]+ allocations$/ { allocations += $(NF - 1) }
    END { printf "%d calls and %d allocations made to fail, %d tests, ", calls,
            allocations, tests
          printf "%d failed\n", failed }'
exit $status
