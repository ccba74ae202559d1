#!/usr/bin/env bash
# diskfish: the list of TAB shows plain names, in columns that fit the window.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

touch 'a b.img' abc.img $'a\302\233c1'
mkdir 'my dir'
touch 'my dir/one' 'my dir/two'
start_prompt
# The list has no empty lines, quotes or control characters.  The common
# beginning is inserted although one of the names needs quotes.
clear_screen
type 'disk attach a'
keys Tab
keys Tab Tab
wait_screen '><fs> disk attach "a
a b.img      abc.img      a\xc2\x9bc1
><fs> disk attach "a'
clear_screen
type 'disk attach "my dir/'
keys Tab Tab
wait_screen '><fs> disk attach "my dir/
one  two
><fs> disk attach "my dir/'
keys C-e C-u
# Seven hundred commands are listed only after confirmation.
clear_screen
keys Tab Tab
wait_text 'possibilities? (y or n)'
keys n
wait_prompt
# A long list stops at each page: q quits, space continues.
list_all () { clear_screen; keys Tab Tab; wait_text '(y or n)'; keys y; }
list_all
wait_last '--More--'
refuse_text zgrepi
screen | grep -q '^  acl-delete-def-file ' || fail 'the list does not begin'
last=$(screen | tail -n 2 | head -n 1)
keys Enter
await 'one more line' lacks_text acl-delete-def-file
has_text "$last" || fail 'more than a line'
keys Space
await 'one more page' lacks_text "$last"
wait_last '--More--'
keys q
wait_prompt
list_all
wait_last '--More--'
keys C-c
wait_prompt
enter 'echo one'
wait_line one
echo 'set page-completions off' >~/.inputrc
start_prompt
list_all
wait_prompt
wait_text zgrepi
# A topic with the name of a command is listed once.
tab 'help moun'
keys Tab Tab
wait_text 'mountpoints '
test "$(screen | grep -c '^  mount  ')" = 1 || fail 'a word twice'
# In a narrow window only values are listed, as in the wide list.
columns=30
start_prompt
tab 'disk attach x sync='
keys Tab
wait_screen '><fs> disk attach x sync=
close  fsync  full   none
><fs> disk attach x sync='
