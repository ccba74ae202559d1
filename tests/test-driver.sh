#!/bin/sh
# Run one test for 'make check', as automake's test driver, and record its time.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The options are those of "Command-line arguments for test drivers" in the
# manual of automake; the command follows '--'.  Only the names of the files
# matter here: colours and expected failures are not used by these tests.
# Besides the result, the .trs file gets the line ':seconds: N' (elapsed time,
# with one decimal) and ':cpu-seconds: N' (processor time of the test and of
# every process that it waited for).

set -u
while test $# -gt 0; do
  case $1 in
    --test-name) name=$2; shift ;;
    --log-file) log=$2; shift ;;
    --trs-file) trs=$2; shift ;;
    --color-tests | --collect-skipped-logs | --expect-failure | \
    --enable-hard-errors) shift ;;
    --) shift; break ;;
    *) echo "$0: unknown option '$1'" >&2; exit 2 ;;
  esac
  shift
done

# An interrupted test has no result.
trap 'rm -f "$log" "$trs"; exit 1' HUP INT TERM

began=$(date +%s%N)
"$@" >"$log" 2>&1
status=$?
tenths=$((($(date +%s%N) - began) / 100000000))
times >"$trs"	# a subshell has no children whose time counts
cpu=$(awk -F '[ms ]' 'NR == 2 { printf "%.1f", $1 * 60 + $2 + $4 * 60 + $5 }' \
      "$trs")

# 77 and 99 are automake's numbers for a test that cannot run here and for one
# whose set-up failed.
case $status in
  0) result=PASS ;;
  77) result=SKIP ;;
  99) result=ERROR ;;
  *) result=FAIL ;;
esac
echo "$result: $name"
echo "$result $name (exit status: $status)" >>"$log"
cat >"$trs" <<END
:test-result: $result
:recheck: $(test $result = PASS || test $result = SKIP && echo no || echo yes)
:copy-in-global-log: $(test $result = PASS && echo no || echo yes)
:seconds: $((tenths / 10)).$((tenths % 10))
:cpu-seconds: $cpu
END
