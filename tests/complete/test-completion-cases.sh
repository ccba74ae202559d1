#!/usr/bin/env bash
# diskfish: what TAB offers.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-completion-cases.sh [-u]
#
# cases.txt holds lines, and below each what is offered for it, in order:
#   > LINE            behind the line, where the cursor is at its end
#   + LINE            the same when disks are attached, events handled and
#                     variables set
#   = WORD|WORD...    behind program arguments, of which the last is incomplete
# A candidate is what is put into the line; behind a tab may stand its kind.
# '...' ends the candidates of which only the first count.  '## ' starts a
# comment.  A blank line ends a case.  With -u cases.txt is written anew, but
# for cases with '...': look at the difference.

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need qemu-img

make_files ()
{
  mkdir -p "$scratch/files/folder" "$scratch/files/two words" "$scratch/home"
  cd "$scratch/files" || exit 1
  touch -- disk.img disk.qcow2 'my disk.img' "it's.img" 'say "hi".img' \
    café.img .hidden folder/in.img 'two words/a.txt' 'back\slash.img' \
    $'tab\tbed.img' '|pipe.img' '~tilde.img' -dash.img '#hash.img' '-<<doc' \
    $'new\nline.img' ../home/at-home.img '../home/my own.img'
  export HOME=$scratch/home
  # Hidden, so that it is nowhere offered itself.
  qemu-img create -q -f qcow2 ../home/.of.qcow2 1M
  qemu-img snapshot -c first ../home/.of.qcow2
  qemu-img snapshot -c 'two words' ../home/.of.qcow2
  # For what is asked for by a label or as a device.
  truncate -s 1M disk.img disk.qcow2
}

# Reads cases.txt: the line of case N is lines[N], at starts[N] of the file,
# and what is expected is in the file N.expected.
read_cases ()
{
  local text number=0 open=

  lines=() starts=()
  while IFS= read -r text; do
    number=$((number + 1))
    if test -n "$open" && test -n "$text"; then
      printf '%s\n' "$text" >>"$scratch/$((${#lines[@]} - 1)).expected"
    elif [[ -z $open && $text == [\>+=]' '* ]]; then
      lines+=("$text") starts+=("$number")
      : >"$scratch/$((${#lines[@]} - 1)).expected"
      open=yes
    else
      open=
    fi
  done <"$here/cases.txt"
}

# The text as a word of a script.
quoted ()
{
  local text=${1//\\/\\\\}

  text=${text//\"/\\\"}
  printf ' "%s"' "${text//%/\\x25}"
}

# The commands that print what is offered for case N, of the kinds $2.
commands_of_case ()
{
  local line=${lines[$1]} word words

  [[ $line == ["$2"]* ]] || return 0
  echo "echo @@ $1"
  if [[ $line == =* ]]; then
    IFS='|' read -r -a words <<<"${line:2}|"
    printf 'complete --args --'
    for word in "${words[@]}"; do
      quoted "$word"
    done
  else
    printf 'complete --'
    quoted "${line:2}"
  fi
  echo
}

# One script for all, so that the program starts only once.  What it prints
# for case N goes to the file N.offered.
run_cases ()
{
  local n

  for n in "${!lines[@]}"; do
    commands_of_case "$n" '>='
  done >"$scratch/script"
  echo 'add-drive disk.img label:spare' >>"$scratch/script"
  echo 'add-drive disk.qcow2 format:raw' >>"$scratch/script"
  echo 'event known close true' >>"$scratch/script"
  echo 'event "two words" close true' >>"$scratch/script"
  echo 'event known enter true' >>"$scratch/script"
  echo 'let version = version' >>"$scratch/script"
  echo 'let versus = disk list' >>"$scratch/script"
  echo 'let other-one = echo' >>"$scratch/script"
  for n in "${!lines[@]}"; do
    commands_of_case "$n" '+'
  done >>"$scratch/script"
  "$diskfish" -f "$scratch/script" >"$scratch/all" ||
    complain 'the script of all cases fails'
  cut -f 1,2 "$scratch/all" | awk -v scratch="$scratch" '
    /^@@ / { if (file) close(file); file = scratch "/" $2 ".offered"
             printf "" >file; next }
    { print >file }'
}

# Compares, line by line; a candidate without a kind is one of any kind.
matches ()
{
  awk -F '\t' -v expected="$1" '
    function get() { return (getline want <expected) > 0 }
    BEGIN { open_end = 0 }
    open_end { next }
    { if (!get()) { bad = 1; exit }
      if (want == "...") { open_end = 1; next }
      if (want != $0 && want != $1) { bad = 1; exit } }
    END { if (!bad && !open_end && get() && want != "...") bad = 1
          exit bad }' "$2"
}

check_case ()
{
  if matches "$scratch/$1.expected" "$scratch/$1.offered"; then
    return
  fi
  complain "cases.txt:${starts[$1]}: ${lines[$1]}"
  diff -u --label expected --label offered "$scratch/$1.expected" \
    "$scratch/$1.offered" | tail -n +3 | cat -A | head -n 20
}

# Case N anew: with kinds where there were some.
write_case ()
{
  printf '%s\n' "${lines[$1]}"
  if grep -qx -e '\.\.\.' "$scratch/$1.expected"; then
    cat "$scratch/$1.expected"
  elif grep -q "$tab" "$scratch/$1.expected"; then
    cat "$scratch/$1.offered"
  else
    cut -f 1 "$scratch/$1.offered"
  fi
  echo
}

# The file anew: what is not a case stays.
write_cases ()
{
  local n last=0

  for n in "${!lines[@]}"; do
    sed -n "$((last + 1)),$((starts[n] - 1))p" "$here/cases.txt" |
      grep '^## '
    last=${starts[n]}
    write_case "$n"
  done >"$scratch/new"
  cp "$scratch/new" "$here/cases.txt"
}

tab=$'\t'
make_files
read_cases
run_cases
if test "${1-}" = -u; then
  write_cases
  exit
fi
for n in "${!lines[@]}"; do
  check_case "$n"
done
test ${#lines[@]} -ge 150 || complain 'there are fewer than 150 cases'
verdict "${#lines[@]} cases,"
