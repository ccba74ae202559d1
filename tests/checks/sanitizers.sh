#!/usr/bin/env bash
# diskfish: the tests without an appliance pass with all sanitizers.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run it in the build directory.  It builds in build-clang/.

set -u
# shellcheck source=tests/checks/separate-build.sh
. "$(dirname "$0")/separate-build.sh"

export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
export ASAN_OPTIONS=$ASAN_OPTIONS:strict_string_checks=1:check_initialization_order=1
export UBSAN_OPTIONS=print_stacktrace=1

apart_clang || exit 1
SECONDS=0
apart_check check-quick
awk -v seconds=$SECONDS -v tests="$apart_tests" -v failed="$apart_failed" '
  BEGIN { printf "%d tests, %.2f hours with sanitizers, %d failed\n", tests,
            seconds / 3600, failed }'
test "$apart_failed" -eq 0
