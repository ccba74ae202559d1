#!/usr/bin/env bash
# diskfish: no line of the history is lost.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

# An unreadable history is reported once, at the start, and not overwritten.
mkdir -p "$history"
start
wait_prompt
wait_text 'cannot read the history from'
clear_screen
enter quit
wait_screen '><fs> quit
status 0'
rm -rf "$XDG_STATE_HOME"
touch "$XDG_STATE_HOME"
start
wait_prompt
wait_text 'cannot save the history'
rm "$XDG_STATE_HOME"

# Two sessions at the same time.
start_prompt
enter 'echo first'
wait_line first
enter quit
wait_line 'status 0'
start_prompt
enter 'echo second'
wait_line second
first=$server
close_both () { close_terminal; server=$first; }
cleanup close_both
server=98
start_prompt
enter 'echo third'
wait_line third
enter quit
wait_line 'status 0'
terminal kill-server
server=$first
enter quit
wait_line 'status 0'
test "$(kept)" = 'echo first
quit
echo third
quit
echo second
quit' || fail "the file: $(kept)"
