#!/usr/bin/env bash
# diskfish: errors of standard output and closed pipes are reported.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../functions.sh"
cd "$scratch" || exit 99
printf 'expect one echo one\nexpect two echo two\n' >tests.fish
for i in {1..20000}; do echo "echo $i"; done >lines.fish
for i in {1..20000}; do echo "expect $i echo $i"; done >many.fish

# Compare messages and status with standard input.
expect ()
{
  echo "status $status" >>err
  cat >expected
  same "$1" expected err
}

# ---- no space ---------------------------------------------------------------

"$diskfish" --tap -f tests.fish >/dev/full 2>err
status=$?
expect '--tap' <<'END'
diskfish: error: cannot write to standard output: No space left on device
status 1
END
"$diskfish" --tap --json -f tests.fish >/dev/full 2>err
status=$?
expect '--tap --json' <<'END'
{"message":"cannot write to standard output: No space left on device","hint":null}
status 1
END

# ---- a reader that has exited ------------------------------------------------

# run ARGUMENT...: run diskfish with a reader that exits after one line.
run ()
{
  mkfifo pipe
  head -n 1 pipe >line &
  "$@" >pipe 2>err
  status=$?
  wait $!
  rm pipe
}

for arguments in '-f lines.fish' '--json -f lines.fish' '--tap -f many.fish'
do
  read -ra words <<<"$arguments"
  run "$diskfish" "${words[@]}"
  echo 'status 141' | expect "gone: $arguments"
done

# If the signal is ignored, the error is reported.
(trap '' PIPE; run "$diskfish" -f lines.fish; echo $status >status)
status=$(<status)
sed -i 's/:[0-9]*:1: /:N:1: /; s/echo [0-9]*$/echo N/' err
expect 'gone, and ignored' <<'END'
lines.fish:N:1: error: cannot write to standard output: Broken pipe
    echo N
    ^~~~
status 1
END

verdict
