#!/usr/bin/env bash
# diskfish: the prompt follows changes of the window size.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

resize () { terminal resize-window -x "$1"; }
start_prompt
type 'echo one two three four five'
resize 20
wait_screen '><fs> echo one two t
hree four five'
type ' six'
wait_screen '><fs> echo one two t
hree four five six'
resize 80
wait_screen '><fs> echo one two three four five six'
type ' seven'
keys Enter
wait_screen '><fs> echo one two three four five six seven
one two three four five six seven
><fs>'

# While a program runs.
clear_screen
enter '!touch began; sleep 0.2'
await 'the program' test -e began
resize 20
wait_last '><fs>'
type 'echo 45678901234567890'
wait_text '34567890'
interrupt 7890

columns=20
start_prompt
type 'disk '
keys Tab Tab
wait_last '><fs> disk'
for word in attach detach list modes set; do
  wait_text $word
done
refuse_text image
interrupt 'disk '
clear_screen
enter 'lcd nosuch'
wait_text '^~~~~~'
wait_prompt
