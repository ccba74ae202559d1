#!/usr/bin/env bash
# diskfish: scripts, with all that they print and their exit status.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-golden.sh [-u] [NAME...]
#
# A case NAME is these files; those that are missing are empty, or 0:
#   NAME.fish    the script, run by 'diskfish -f NAME.fish'
#   NAME.args    arguments instead of those, one a line
#   NAME.stdin   the script is standard input: 'file' for a file, 'stream'
#                for a pipe whose writer waits for something to be printed
#   NAME.setup   bash commands for the case's scratch folder, run before;
#                they may set 'wrap' to words that go before the program, and
#                'diskfish' to another program
#   NAME.out NAME.err NAME.status    what must come, to the byte
#
# -u writes down what comes.  Look at it before you keep it.  The words of
# DISKFISH_TEST_WRAP go before the program: valgrind.

source "$(dirname "$0")/../functions.sh"

read -ra wrapper <<<"${DISKFISH_TEST_WRAP-}"
update=no
if test "${1-}" = -u; then
  update=yes
  shift
fi

# Until the case has printed something, ten seconds at most.
await_output ()
{
  local i

  for i in {1..100}; do
    ! test -s "$folder.out" || break
    sleep 0.1
  done
}

# Give standard input as the case wants it.
feed ()
{
  case $1 in
    none) "${command[@]}" </dev/null ;;
    file) "${command[@]}" <"$name.fish" ;;
    stream) { cat "$name.fish"; await_output; } | "${command[@]}" ;;
  esac
}

# Run the case in a folder of its own; leaves its results beside it.
run_case ()
{
  local name=$1 folder=$scratch/$1 stdin=none
  local -a wrap=() args=(-f "$1.fish") command

  mkdir "$folder" || exit 99
  if test -e "$here/$name.fish"; then
    cp "$here/$name.fish" "$folder"
  fi
  if test -e "$here/$name.stdin"; then
    stdin=$(cat "$here/$name.stdin")
    args=()
  fi
  if test -e "$here/$name.args"; then
    mapfile -t args <"$here/$name.args"
  fi
  (
    cd "$folder" || exit 99
    if test -e "$here/$name.setup"; then
      source "$here/$name.setup"
    fi
    command=(env HOME=/home/me XDG_CACHE_HOME="$folder"
             "${wrap[@]}" "${wrapper[@]}" "$diskfish" "${args[@]}")
    feed "$stdin"
  ) >"$folder.out" 2>"$folder.err"
  echo $? >"$folder.status"
}

# Empty results, and status 0, have no file.
write_down ()
{
  local name=$1 kind

  for kind in out err status; do
    if test -s "$scratch/$name.$kind"; then
      cp "$scratch/$name.$kind" "$here"
    else
      rm -f "$here/$name.$kind"
    fi
  done
  if test "$(cat "$scratch/$name.status")" = 0; then
    rm -f "$here/$name.status"
  fi
}

check_case ()
{
  local name=$1 kind expected

  for kind in status out err; do
    expected=$here/$name.$kind
    if ! test -e "$expected"; then
      expected=$scratch/nothing
      test $kind != status || expected=$scratch/zero
    fi
    same "$name: $kind" "$expected" "$scratch/$name.$kind"
  done
}

# A file that belongs to no case would never be looked at.
check_strays ()
{
  local file name

  shopt -s nullglob

  for file in "$here"/*.{out,err,status,stdin,setup}; do
    name=${file%.*}
    test -e "$name.fish" || test -e "$name.args" ||
      complain "${file##*/} belongs to no case"
  done
}

: >"$scratch/nothing"
echo 0 >"$scratch/zero"
names=("$@")
if test $# -eq 0; then
  mapfile -t names < <(cd "$here" && printf '%s\n' *.fish *.args |
                       sed 's/\.[a-z]*$//' | sort -u)
  check_strays
fi
for name in "${names[@]}"; do
  run_case "$name"
  if test $update = yes; then
    write_down "$name"
  else
    check_case "$name"
  fi
done
verdict "${#names[@]} cases,"
