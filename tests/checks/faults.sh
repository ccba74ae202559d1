#!/usr/bin/env bash
# diskfish: failures of system calls, the host, QEMU and servers are handled.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: faults.sh TEST...
#
# Run it in the build directory.  'make check' runs these tests too; this script
# counts the injected failures.

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
# Each unit test prints the number of each function.
cat "${@/%/.log}" 2>/dev/null |
  awk -v tests=$# -v failed="$failed" '
    /: [0-9]+ faults$/ { calls += $(NF - 1) }
    /: [0-9]+ allocations$/ { allocations += $(NF - 1) }
    END { printf "%d calls and %d allocations made to fail, %d tests, ", calls,
            allocations, tests
          printf "%d failed\n", failed }'
exit $status
