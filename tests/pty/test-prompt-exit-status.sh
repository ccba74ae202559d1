#!/usr/bin/env bash
# diskfish: each way to end the prompt has the right exit status.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
keys C-d
wait_line 'status 0'

start_prompt
enter quit
wait_screen '><fs> quit
status 0'

# A failed command does not affect the exit status of the prompt.
start_prompt
enter 'lcd /nonexistent'
wait_text "cannot enter '/nonexistent'"
enter 'exit'
wait_line 'status 0'

# An incomplete line is not run.
start_prompt
type 'echo never'
wait_text 'echo never'
pid=$(pid_of_diskfish)
kill -TERM "$pid"
wait_line 'status 143'
test "$(screen | grep -c never)" = 1 || fail 'the line was run'

start_prompt
kill -HUP "$(pid_of_diskfish)"
wait_line 'status 129'

# The terminal is closed.
start_prompt
type 'echo neve'
pid=$(pid_of_diskfish)
terminal kill-server
await 'end of the process' process_gone "$pid"
