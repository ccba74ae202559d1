#!/usr/bin/env bash
# diskfish: GUESTFISH_PS1 and the other prompt variables work, with their
# escapes.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

export GUESTFISH_PS1
GUESTFISH_PS1='a\\b\x41\102\a\[\e[1;31m\]\[\033[0m\]\r\nready> '
start
wait_last 'ready>'
test "$(screen | tail -n 2)" = 'a\bAB
ready>' || fail 'the prompt'
await bell test "$(terminal display-message -p '#{window_bell_flag}')" = 1
# Text between \[ and \] has no width, so the cursor position is right.
type 'cho x'
keys Home
type e
wait_last 'ready> echo x'
test "$(terminal display-message -p '#{cursor_x}')" = 8 || fail 'the cursor'
GUESTFISH_PS1='\[\e[31m\]\[\e[0m\]long prompt: '
columns=30
start
wait_last 'long prompt:'
type 'echo one two three four'
wait_last 'e four'
has_line 'long prompt: echo one two thre' || fail 'the line is folded wrongly'
columns=80

# An invalid sequence is reported, and the default prompt is used.
for broken in '\q' '\x4' '\08' '\'; do
  GUESTFISH_PS1="x$broken"
  start
  wait_prompt
  screen | grep -Fq "error: unknown escape sequence '$(
    printf %.2s "$broken")' in GUESTFISH_PS1" || fail "no report of $broken"
done
unset GUESTFISH_PS1

GUESTFISH_INIT='in\x69t\n' GUESTFISH_OUTPUT='\e[33mout\n'
GUESTFISH_RESTORE='\e[0mrestored\n'
export GUESTFISH_INIT GUESTFISH_OUTPUT GUESTFISH_RESTORE
start
wait_prompt
test "$(screen | head -n 1)" = init || fail 'GUESTFISH_INIT'
clear_screen
# Printed once before the output of each statement, even one of several lines.
enter 'echo one'
wait_line one
enter 'echo "two'
enter 'three"'
wait_line three
interrupt '><fs> '
wait_screen '><fs> echo one
out
one
><fs> echo "two
> three"
out
two
three
><fs> ^C
><fs>'
terminal capture-pane -p -e | grep -q "$(printf '^\033\\[33mout')" ||
  fail 'no colour'
enter quit
wait_line 'status 0'
has_line restored || fail 'GUESTFISH_RESTORE'
