#!/usr/bin/env bash
# diskfish: the prompt works on terminals with few capabilities.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

for set in 'TERM=dumb' 'unset TERM;' 'TERM=nosuch'; do
  with "$set exec $diskfish"
  start
  wait_prompt
  type 'disk '
  keys Tab Tab
  wait_text 'list the disks, their modes, and the data lost in a crash'
  wait_last '><fs> disk'
  interrupt '><fs> disk '
  enter 'echo one'
  wait_line one
  # A line longer than the window, then shortened again.
  type "echo $(printf %0100d 7) end"
  wait_text '7 end'
  keys C-a C-k
  wait_prompt
  enter 'echo two'
  wait_line two
  refuse_text '['
  keys C-d
  wait_line 'status 0'
done

# Results go to a file, errors to another.
with "exec $diskfish >out 2>err"
start
await 'welcome' grep -qs 'TAB completes' out err
enter 'echo one'
await 'the result' grep -q '^.*one$' out
enter nosuch
await 'the error' grep -q "unknown command 'nosuch'" err
keys C-d
wait_line 'status 0'
