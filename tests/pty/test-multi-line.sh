#!/usr/bin/env bash
# diskfish: statements of several lines.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/functions.sh"

start_prompt
enter 'echo "one'
wait_last '>'
enter 'two" three'
wait_screen '><fs> echo "one
> two" three
one
two three
><fs>'

clear_screen
enter "echo 'one"
wait_last '>'
enter ''
enter "two'"
wait_screen "><fs> echo 'one
>
> two'
one

two
><fs>"

clear_screen
enter 'echo one \'
wait_last '>'
enter '  two'
wait_screen '><fs> echo one \
>   two
one two
><fs>'

# What stands in a heredoc is text, whatever it looks like.  The command
# needs an appliance, so an error shows that the statement was complete.
clear_screen
enter 'upload -<<END /x'
wait_last '>'
enter '"open'
enter ' END'
enter 'END'
wait_text error
wait_prompt
test "$(screen | sed -n 2,4p)" = '> "open
>  END
> END' || fail 'the heredoc'

# TAB sees the lines before.
clear_screen
enter 'disk attach \'
wait_last '>'
type 'x syn'
keys Tab
wait_last '> x sync='
interrupt 'sync='
