#!/usr/bin/env bash
# diskfish: TAB offers the right candidates at each place of a line.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-completion-cases.sh [-u]
#
# cases.txt contains lines, each followed by its candidates in order:
#   > LINE            complete the end of the line
#   + LINE            the same with attached disks, event handlers and variables
#   = WORD|WORD...    complete the last of these program arguments
# A candidate is the text inserted into the line, optionally followed by a tab
# and its kind.  '...' after some candidates allows any others.  '## ' starts a
# comment.  An empty line ends a case.  -u rewrites cases.txt, except for cases
# with '...': check the difference.

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need qemu-img

# A virsh with three domains.
make_virsh ()
{
  mkdir "$scratch/bin"
  cat >"$scratch/bin/virsh" <<'END'
#!/bin/sh
test "$*" = '-q list --all --name' && printf '%s\n' web1 'my guest' web2 ''
END
  chmod +x "$scratch/bin/virsh"
  PATH=$scratch/bin:$PATH
}

make_files ()
{
  mkdir -p "$scratch/files/folder" "$scratch/files/two words" "$scratch/home"
  cd "$scratch/files" || exit 1
  touch -- disk.img disk.qcow2 'my disk.img' "it's.img" 'say "hi".img' \
    café.img .hidden folder/in.img 'two words/a.txt' 'back\slash.img' \
    $'tab\tbed.img' '|pipe.img' '~tilde.img' -dash.img '#hash.img' '-<<doc' \
    $'new\nline.img' ../home/at-home.img '../home/my own.img'
  export HOME=$scratch/home
  # Hidden, so that it is never offered.
  qemu-img create -q -f qcow2 ../home/.of.qcow2 1M
  qemu-img snapshot -c first ../home/.of.qcow2
  qemu-img snapshot -c 'two words' ../home/.of.qcow2
  make_virsh
  # Images for arguments that are labels or devices.
  truncate -s 1M disk.img disk.qcow2
}

# Read cases.txt: the line of case N is lines[N], at line starts[N] of the file,
# and the expected candidates go to the file N.expected.
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

# Quote the text as a word of a script.
quoted ()
{
  local text=${1//\\/\\\\}

  text=${text//\"/\\\"}
  printf ' "%s"' "${text//%/\\x25}"
}

# Print the commands that print the candidates of case N, of the kinds $2.
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

# Run one script for all cases, so that the program starts only once.  The
# candidates of case N go to the file N.offered.
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

# Compare line by line; an expected candidate without a kind matches any kind.
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

# Rewrite case N, with kinds if it had them.
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

# Rewrite the file; text outside of cases does not change.
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
