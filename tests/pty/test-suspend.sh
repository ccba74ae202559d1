#!/usr/bin/env bash
# diskfish: ^Z at the prompt, and going on.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

with "PS1='sh> ' exec bash --norc --noprofile -i"
start
wait_last 'sh>'
enter "$diskfish"
wait_prompt
clear_screen

# The line is there again, and its keys are readline's.
type 'echo onex'
wait_last '><fs> echo onex'
keys C-z
wait_last 'sh>'
enter 'stty -a | grep -o -e " icanon" -e " echo " | tr -d "\n"; echo .'
wait_line ' icanon echo .'
enter fg
wait_last '><fs> echo onex'
keys BSpace
type ' two'
wait_last '><fs> echo one two'
keys Home M-d
type ec
keys Left Left C-k
type 'disk at'
keys Tab
wait_last '><fs> disk attach'
interrupt 'disk attach '
enter 'echo three'
wait_line three

# Stopped in another way, the shell has left the terminal as it likes it.
pid=$(ps -o pid= --ppid "$(pid_of_diskfish)" | tr -d ' ')
type 'echo four'
wait_last '><fs> echo four'
kill -STOP "$pid"
wait_last 'sh>'
enter fg
wait_last '><fs> echo four'
keys C-a C-k
type 'disk mo'
keys Tab
wait_last '><fs> disk modes'
keys C-a C-k

# A command of the host stops with the shell around it.
clear_screen
enter '!touch began; sleep 0.5; echo slept'
await 'the program' test -e began
keys C-z
wait_last 'sh>'
enter fg
wait_line slept
wait_prompt
keys C-d
wait_last 'sh>'

# Nobody is there who could continue it: the system does not stop it.
with "exec $diskfish"
start_prompt
type 'disk mo'
wait_last '><fs> disk mo'
keys C-z
type d
keys Tab
wait_last '><fs> disk modes'
