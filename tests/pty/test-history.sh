#!/usr/bin/env bash
# diskfish: the history can be recalled and searched, and is saved and read
# again.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

printf 'echo of-guestfish\n' >~/.guestfish
start_prompt
keys Up
wait_last '><fs> echo of-guestfish'
interrupt of-guestfish
for text in one two two 'three  blanks' 'grün' one; do
  enter "echo $text"
  wait_prompt
done
enter ''
enter 'echo last'
wait_line last

clear_screen
keys Up
wait_last '><fs> echo last'
keys Up
wait_last '><fs> echo one'
keys Down
wait_last '><fs> echo last'
interrupt 'echo last'
clear_screen
keys C-r
wait_text reverse-i-search
type blan
wait_text "echo three  blanks"
keys Enter
wait_line 'three blanks'
# An incomplete line is restored after browsing older lines.
clear_screen
type 'echo begun'
keys Up
wait_last '><fs> echo three  blanks'
keys Down
wait_last '><fs> echo begun'
interrupt begun
enter quit
wait_line 'status 0'

test "$(kept)" = 'echo of-guestfish
echo one
echo two
echo three  blanks
echo grün
echo one
echo last
echo three  blanks
quit' || fail "the file: $(kept)"
test "$(stat -c %a "$history")" = 600 || fail 'others can read the file'
test "$(cat ~/.guestfish)" = 'echo of-guestfish' || fail '.guestfish changed'

# The next session reads it instead of the old history.
echo 'echo other' >>~/.guestfish
start_prompt
keys Up Up Up
wait_last '><fs> echo last'
interrupt 'echo last'
keys C-d
wait_line 'status 0'
grep -q other "$history" && fail '.guestfish was read again'

# A signal that ends the program does not lose the history.
start_prompt
enter 'echo kept'
wait_line kept
kill -TERM "$(pid_of_diskfish)"
wait_line 'status 143'
grep -qx 'echo kept' "$history" || fail 'lost by a signal'

# A statement is recalled with all its lines, also in the next session, from a
# file that was truncated in between.  A line interrupted by ^C is in the
# history too.
for i in $(seq 5000); do
  printf '#1\necho %s\n' "$i"
done >"$history"
start_prompt
enter 'foreach i in 1 2'
wait_last '>'
enter '  echo %{i}'
wait_last '>'
enter 'end'
wait_prompt
enter 'if echo begun'
wait_last '>'
interrupt '> '
enter quit
wait_line 'status 0'
test "$(kept | tail -n 5)" = 'foreach i in 1 2
  echo %{i}
end
if echo begun
quit' || fail "the statements: $(kept | tail -n 5)"
test "$(grep -c '^#' "$history")" = 5000 || fail 'the file was not cut'
test "$(kept | head -n 1)" = 'echo 4' || fail "it was cut: $(kept | head -n 1)"
start_prompt
clear_screen
keys Up Up Up
wait_screen '><fs> foreach i in 1 2
  echo %{i}
end'
clear_screen
keys Enter
wait_text '1
2
><fs>'
