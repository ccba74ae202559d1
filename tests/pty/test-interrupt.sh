#!/usr/bin/env bash
# diskfish: ^C works at the prompt and while programs of the host run.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
type 'echo never'
keys Left Left Left
cursor_is () { test "$(terminal display-message -p '#{cursor_x}')" = "$1"; }
await 'cursor in the line' cursor_is 13
interrupt never
wait_screen '><fs> echo never^C
><fs>'
enter 'echo one'
wait_line one

clear_screen
enter 'echo "open'
wait_last '>'
type more
interrupt more
wait_screen '><fs> echo "open
> more^C
><fs>'
enter 'echo two'
wait_line two

# Several ^C together, and on an empty line.
clear_screen
keys C-c C-c C-c C-c C-c
wait_prompt
enter 'echo three'
wait_line three

runs () { ps -o args= --ppid "$pid" | grep -q "$1"; }
pid=$(pid_of_diskfish)

# A host program that has just started may need another ^C.
interrupt_host ()
{
  await sleep runs sleep
  for ((tries = 5; tries > 0; tries--)); do
    keys C-c
    sleep 0.3
    runs sleep || break
    sleep 2
  done
  wait_prompt
  runs sleep && fail 'sleep is left'
}

clear_screen
enter '!sleep 30'
interrupt_host

clear_screen
enter 'echo x | sleep 31'
interrupt_host

# The statements after an interrupted one are discarded.
clear_screen
enter '<! sleep 32; echo echo never'
interrupt_host
has_line never && fail 'the output of the half was run'
enter 'echo four'
wait_line four
keys C-d
wait_line 'status 0'
