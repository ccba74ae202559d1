#!/usr/bin/env bash
# diskfish: ^Z suspends the prompt, and it continues correctly.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

with "PS1='sh> ' exec bash --norc --noprofile -i"
start
wait_last 'sh>'
enter "$diskfish"
wait_prompt
clear_screen

# The line is shown again, with readline's keys.
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

# After SIGSTOP the terminal has the settings of the outer shell.
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

# A host command is suspended together with diskfish.
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

# Without a job-control shell the kernel does not suspend it.
with "exec $diskfish"
start_prompt
type 'disk mo'
wait_last '><fs> disk mo'
keys C-z
type d
keys Tab
wait_last '><fs> disk modes'
