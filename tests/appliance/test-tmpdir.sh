#!/usr/bin/env bash
# diskfish: a relative, missing or invalid TMPDIR is handled.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

truncate -s 1M disk
: >file
mkdir relative
echo run >start.fish
for name in "$PWD/missing" missing; do
  cat >start.err.expected <<END
start.fish:1:1: error: cannot use the temporary directory '$name': No such file or directory
    run
    ^~~ set TMPDIR to a directory that exists and is writable
END
  TMPDIR=$name run_script start --format=raw -a disk
  expect start 1
done
sed -i "1s/'.*/'file': Not a directory/" start.err.expected
TMPDIR=file run_script start --format=raw -a disk
expect start 1

echo 'list-devices' >>start.fish
: >start.err.expected
echo /dev/sda >start.out.expected
TMPDIR=relative run_script start --format=raw -a disk
expect start 0
TMPDIR=relative run_script start --format=raw -a disk --warm=off
expect start 0
ls relative >left
same 'files left' /dev/null left
verdict
