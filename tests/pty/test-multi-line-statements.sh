#!/usr/bin/env bash
# diskfish: statements of several lines are read, run and completed as a whole.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

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

# Lines of a here-document are only text.  The command needs an appliance, so an
# error shows that the statement was complete.
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

# A block runs when its last 'end' is read, and does not run if one of its lines
# is invalid.
clear_screen
enter 'foreach i in 1 2'
wait_last '>'
enter '  if not echo'
wait_last '>'
enter '  else'
enter '    echo %{i} done'
enter '  end'
wait_last '>'
enter 'end'
wait_screen '><fs> foreach i in 1 2
>   if not echo
>   else
>     echo %{i} done
>   end
> end
1 done
2 done
><fs>'
clear_screen
enter 'foreach i in 1 2'
wait_last '>'
enter '  echo wrong'
enter '  echo "\q"'
wait_last '>'
enter 'end'
wait_text 'is not an escape sequence'
wait_prompt
test "$(screen | grep -c '^wrong')" = 0 || fail 'a part of a wrong block ran'

# A variable is available to later statements, and TAB completes it and the
# block's lines.
clear_screen
enter 'let variable = echo value'
wait_prompt
type 'echo %{va'
keys Tab Enter
wait_line value
enter 'if echo'
wait_last '>'
type '  list-dev'
keys Tab
wait_last '>   list-devices'
interrupt 'devices '

# TAB uses the previous lines of the statement.
clear_screen
enter 'disk attach \'
wait_last '>'
type 'x syn'
keys Tab
wait_last '> x sync='
interrupt 'sync='
