#!/usr/bin/env bash
# diskfish: a key is read from the terminal without showing it.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

need_appliance
lock locked.img 'so secret'
open='cryptsetup-open /dev/sda one'

# asked_for: wait for the prompt of a key.
asked_for ()
{
  clear_screen
  enter "$open"
  wait_last 'Enter key or passphrase ("key"):'
}

# Print the terminal's echo settings after the prompt has returned.
expect_echo ()
{
  clear_screen
  enter '!stty -a | grep -ow -e "-*echo"'
  wait_screen '><fs> !stty -a | grep -ow -e "-*echo"
echo
><fs>'
}

start_prompt -a locked.img
enter run
wait_screen '><fs> run
><fs>'

asked_for
enter 'not secret'
wait_text 'error: cryptsetup-open: No key available with this passphrase'
wait_prompt
refuse_text 'not secret'

for key in C-c C-d; do
  asked_for
  type 'half'
  keys $key
  test $key = C-c || keys $key
  wait_text 'error: '
  wait_prompt
  refuse_text half
  expect_echo
done

asked_for
enter 'so secret'
wait_prompt
refuse_text secret
enter 'list-dm-devices'
wait_line /dev/mapper/one
enter quit
wait_line 'status 0'
grep -q -e secret -e half "$history" && fail 'a key is in the history'

# With --echo-keys the key is shown.
start_prompt --echo-keys --ro -a locked.img
enter run
wait_screen '><fs> run
><fs>'
enter 'cryptsetup-open /dev/sda one readonly:true'
wait_last 'Enter key or passphrase ("key"):'
enter 'so secret'
wait_screen '><fs> run
><fs> cryptsetup-open /dev/sda one readonly:true
Enter key or passphrase ("key"): so secret
><fs>'
enter quit
wait_line 'status 0'

# Without a terminal, diskfish does not wait for a key.
setsid -w "$diskfish" --ro -a locked.img run : $open </dev/null 2>err &&
  fail 'a key was read without a terminal'
test "$(cat err)" = "<args>:1:7: error: cannot ask for the key: no terminal
    run : $open
          ^~~~~~~~~~~~~~~ use --keys-from-stdin to read keys from standard input" || fail "without a terminal: $(cat err)"
