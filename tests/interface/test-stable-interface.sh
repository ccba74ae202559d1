#!/usr/bin/env bash
# diskfish: the interface that scripts use stays compatible.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-stable-interface.sh [-u]
#
# interface.txt lists the released commands with their arguments. -u adds new
# ones.  To remove one, edit the file by hand.

source "$(dirname "$0")/../functions.sh"

compare ()
{
  awk -f "$here/compare.awk" "$1" "$2"
}

# ---- the test itself: it tells compatible from incompatible changes

# change WHAT SED-COMMAND...: change the old interface.
change ()
{
  local what=$1

  shift
  sed -E "$@" "$old" >"$scratch/changed"
  ! cmp -s "$old" "$scratch/changed" || complain "$what: changes nothing"
  compare "$old" "$scratch/changed" >"$scratch/said"
}

refused ()
{
  if change "$@"; then
    complain "$1: was not refused"
  elif test "$(wc -l <"$scratch/said")" -ne 1; then
    complain "$1: is not one complaint"
    cat "$scratch/said"
  fi
}

allowed ()
{
  change "$@" || complain "$1: was refused: $(cat "$scratch/said")"
}

old=$scratch/old
cat >"$old" <<'END'
command attach
  alias add
  alias plug
  arg image image
  arg kind string one-of one two three
  arg rest optional-int
  opt label string
  opt mode string one-of fast slow
  word ro flag
  word server repeated-string
  word sync choice one-of full none

command list

command name
  arg value string
END

refused 'a command less' '/^command list/,/^$/d'
refused 'another name' 's/^command list/command show/'
refused 'an alias less' '/alias plug/d'
refused 'another alias' 's/alias plug/alias plugin/'
refused 'an argument less' '/arg value/d'
refused 'a last argument less' '/arg rest/d'
refused 'an argument more' 's/^  arg value.*/&\n  arg second string/'
refused 'an optional argument more' 's/^  arg value.*/&\n  arg s optional-int/'
refused 'a first argument' 's/^command list/&\n  arg device device/'
refused 'another argument type' 's/arg value string/arg value int/'
refused 'an argument that must be there' 's/optional-int/int/'
refused 'a renamed argument' 's/arg value/arg values/'
refused 'a value less' 's/one two three/one three/'
refused 'another value' 's/one two three/one too three/'
refused 'an end to free values' 's/arg value string/& one-of yes no/'
refused 'an option less' '/opt mode/d'
refused 'another option type' 's/opt label string/opt label int/'
refused 'another option value' 's/fast slow/fast slower/'
refused 'a renamed option' 's/opt mode/opt modes/'
refused 'a word less' '/word ro/d'
refused 'another kind of word' 's/word ro flag/word ro string/'
refused 'a word given once' 's/repeated-//'
refused 'a mode less' 's/full none/full/'

# Two changes at once are both reported.
change 'swapped arguments' '/arg image/d; s/^  arg kind.*/&\n  arg image image/'
test "$(wc -l <"$scratch/said")" -eq 2 || complain 'swapped arguments'
change 'an option before others' 's/^  opt label/  opt first int\n&/'
test "$(wc -l <"$scratch/said")" -eq 2 || complain 'an option before others'

allowed 'a new command' 's/^command list/command lost\n\n&/'
allowed 'a new alias' 's/^command list/&\n  alias dir/'
allowed 'a first alias among others' 's/^  alias add/  alias a\n&/'
allowed 'a new option at the end' 's/^  opt mode.*/&\n  opt last int/'
allowed 'a first option' 's/^command list/&\n  opt long bool/'
allowed 'a new value' 's/one two three/zero & four/'
allowed 'a new mode' 's/full none/full close none/'
allowed 'any value' 's/ one-of fast slow//'
allowed 'a new word' 's/^  word ro.*/  word keep flag\n&/'

# ---- the interface

actual=$scratch/actual
"$top_builddir/tests/interface/print-interface" >"$actual" ||
  fail 'print-interface ended with an error'
grep -q '^command mount$' "$actual" || fail 'there is no mount in it'
"$diskfish" list-commands >"$scratch/names" || complain 'list-commands'
{
  grep -E '^(command|  alias) ' "$actual" | sed -E 's/^ *[a-z]+ //'
} | sort >"$scratch/printed"
# Exactly the hidden commands are not listed.
sort "$scratch/names" | comm -13 "$scratch/printed" - >"$scratch/only-listed"
same 'list-commands knows more names' /dev/null "$scratch/only-listed"

if test "${1-}" = -u; then
  cp "$actual" "$here/interface.txt"
fi
compare "$here/interface.txt" "$actual" >"$scratch/said" || {
  complain 'scripts rely on this:'
  cat "$scratch/said"
}
if ! cmp -s "$here/interface.txt" "$actual"; then
  echo 'There is something new, which -u adds to interface.txt:'
  diff "$here/interface.txt" "$actual" | grep '^>'
fi
verdict
