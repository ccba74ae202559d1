#!/usr/bin/env bash
# diskfish: ^D in an incomplete statement discards it and leaves a clean line.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
enter 'echo "open'
wait_last '>'
keys C-d
wait_text 'error: '
wait_prompt
enter 'echo one'
wait_line one
clear_screen
keys C-d
wait_screen '><fs>
status 0'
