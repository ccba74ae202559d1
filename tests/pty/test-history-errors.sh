#!/usr/bin/env bash
# diskfish: a history that cannot be read or written does not affect the
# session.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

# A directory in place of the file is reported once, and the session works
# normally.
mkdir -p "$history"
start_prompt
enter 'echo one'
wait_line one
clear_screen
keys Up
wait_last '><fs> echo one'
interrupt 'echo one'
enter quit
wait_line 'status 0'
test -d "$history" || fail 'the directory is missing'

# Arbitrary bytes are shown escaped.
rm -rf "$XDG_STATE_HOME"
mkdir -p "$(dirname "$history")"
printf 'echo a\033[31mb\377\n\nlast\n' >"$history"
start_prompt
keys Up Up
wait_text 'echo a^[[31mb'
interrupt 'echo a^[[31mb'
enter quit
wait_line 'status 0'
test "$(head -n 1 "$history" | od -An -tx1)" = \
  "$(printf 'echo a\033[31mb\377\n' | od -An -tx1)" || fail 'bytes were lost'

# Without a home directory.
with "unset HOME XDG_STATE_HOME XDG_CACHE_HOME; exec $diskfish"
start_prompt
enter 'echo two'
wait_line two
keys C-d
wait_line 'status 0'
