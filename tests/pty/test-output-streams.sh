#!/usr/bin/env bash
# diskfish: only results are written to a file, and each error is reported once.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

with "exec $diskfish >out"
start
wait_prompt
enter 'echo one'
await result test -s out
keys C-d
wait_line 'status 0'
test "$(cat out)" = one || fail "the file: $(cat -v out)"

with "GUESTFISH_OUTPUT='\\q' exec $diskfish"
start
wait_prompt
enter 'echo one'
wait_line one
enter 'echo two'
wait_line two
test "$(screen | grep -c "unknown escape")" = 1 || fail 'not reported once'

# Help is shown even if the pager does not exist.
with "PAGER=nosuchpager exec $diskfish"
start_prompt
enter 'help download'
wait_text 'SYNOPSIS'
