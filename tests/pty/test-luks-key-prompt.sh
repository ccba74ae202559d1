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

# An empty screen of the shell.
clear_shell ()
{
  keys C-l
  await 'an empty screen' has_screen 'sh>'
}

# expect_echo: at the next prompt, the terminal echoes input again.
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

# The line settings of the terminal, whatever its shell makes of them.
settings ()
{
  stty -a -F "$(terminal display-message -p '#{pane_tty}')" |
    grep -owE -e '-?(echo|icanon)' | tr '\n' ' '
}
has_settings () { test "$(settings)" = "$1 "; }

# A signal ends the question, and the terminal is as before.
for signal in INT TERM HUP; do
  start --ro -a locked.img run : $open readonly:true
  wait_last 'Enter key or passphrase ("key"):'
  await 'hidden input' has_settings 'icanon -echo'
  type half
  case $signal in
    INT) keys C-c ;;
    *) kill -$signal "$(pid_of_diskfish)" ;;
  esac
  wait_line "status $((128 + $(kill -l $signal)))"
  has_settings 'icanon echo' || fail "$signal: the terminal is $(settings)"
  refuse_text half
done

# ^Z restores the terminal, and the key is hidden again afterwards, though the
# shell continues the program with its own settings.  ^\ does nothing.
with "PS1='sh> ' exec bash --norc --noprofile -i"
start
wait_last 'sh>'
enter "$diskfish --ro -a locked.img run : $open readonly:true : list-dm-devices"
for stop in C-z STOP; do
  wait_last 'Enter key or passphrase ("key"):'
  await 'hidden input' has_settings 'icanon -echo'
  keys 'C-\'
  case $stop in
    C-z)
      type half
      keys C-z ;;
    STOP) kill -STOP "$(ps -o pid= --ppid "$(pid_of_diskfish)" | tr -d ' ')" ;;
  esac
  wait_last 'sh>'
  clear_shell
  enter fg
done
wait_last 'Enter key or passphrase ("key"):'
await 'hidden input' has_settings 'icanon -echo'
enter 'so secret'
wait_line /dev/mapper/one
refuse_text secret
refuse_text half

# Without a terminal nothing waits.
setsid -w "$diskfish" --ro -a locked.img run : $open </dev/null 2>err &&
  fail 'a key was read without a terminal'
test "$(cat err)" = "<args>:1:7: error: cannot ask for the key: no terminal
    run : $open
          ^~~~~~~~~~~~~~~ use --keys-from-stdin to read keys from standard input" || fail "without a terminal: $(cat err)"
