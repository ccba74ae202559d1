# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
guestfish --remote echo ''
guestfish --remote echo '' '' x
guestfish --remote echo "$(printf 'two\nlines')" 'ünïcödé' '*' '~' '|' '#'
guestfish --remote -- echo -a --b
guestfish --remote echo a : echo b
guestfish --remote set-append 'a "b" c'
guestfish --remote get-append
guestfish --remote get-append | cat -A
guestfish --remote echo $(seq 1 50)
guestfish --remote nosuchcommand
echo "status $?"
guestfish --remote exit >/dev/null 2>&1
true
