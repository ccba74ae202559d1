#!/usr/bin/env bash
# diskfish: the list that TAB shows: names, not how they are written.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/functions.sh"

touch 'a b.img' abc.img $'a\302\233c1'
mkdir 'my dir'
touch 'my dir/one' 'my dir/two'
start_prompt
# No empty line, no quotes, nothing that a terminal obeys.  The common
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
# Seven hundred commands are not listed without a question.
clear_screen
keys Tab Tab
wait_text 'possibilities? (y or n)'
keys n
wait_prompt
# A topic with the name of a command stands there once.
tab 'help moun'
keys Tab Tab
wait_text 'mountpoints '
test "$(screen | grep -c '^  mount  ')" = 1 || fail 'a word twice'
# Narrow: the values alone, as in the wide list.
columns=30
start_prompt
tab 'disk attach x sync='
keys Tab
wait_screen '><fs> disk attach x sync=
close  fsync  full   none
><fs> disk attach x sync='
