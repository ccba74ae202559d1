#!/usr/bin/env bash
# diskfish: control sequences are escaped on a terminal, and secrets are not
# saved.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
enter 'echo "a\x1b]0;title\x07\x1b[31mred\x9b1m"'
wait_line 'a\x1b]0;title\x07\x1b[31mred\x9b1m'
enter 'echo "\x1b[2J" | cat -v'
wait_line '^[[2J'
enter 'disk attach x protocol=nbd server=h secret=hidden nonsense'
wait_text "unknown option 'nonsense'"
enter 'echo kept'
wait_line kept
close_terminal
grep -qx 'echo kept' "$history" || fail 'no history was written'
! grep -q hidden "$history" || fail 'the secret is in the history'
