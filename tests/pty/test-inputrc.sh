#!/usr/bin/env bash
# diskfish: key bindings of ~/.inputrc apply, with an application name of
# diskfish.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

cat >~/.inputrc <<'END'
$if diskfish
"\C-xd": "disk list"
set show-all-if-ambiguous on
$else
"\C-xd": "not ours"
$endif
$if Bash
"\C-xb": "of bash"
$endif
END
start_prompt
keys C-x d
wait_screen '><fs> disk list'
keys C-x b
type end
wait_screen '><fs> disk listend'
# One TAB lists.
tab 'disk attach x sync=f'
wait_line '  fsync  guest flushes reach the host'"'"'s storage'

printf 'set editing-mode vi\n' >~/.inputrc
start
wait_prompt
type 'echo oneX'
keys Escape x Enter
wait_line one
