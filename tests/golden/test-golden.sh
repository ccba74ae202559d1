#!/usr/bin/env bash
# diskfish: scripts, with all that they print and their exit status.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-golden.sh [-u] [NAME...]
#        test-golden.sh -l
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
# -u writes down what comes.  Look at it before you keep it.  -l prints the
# names of the cases.  The words of DISKFISH_TEST_WRAP go before the program:
# valgrind.

source "$(dirname "$0")/../functions.sh"

all_names ()
{
  (cd "$here" && printf '%s\n' *.fish *.args) | sed 's/\.[a-z]*$//' | sort -u
}

if test "${1-}" = -l; then
  all_names
  exit
fi
read -ra wrapper <<<"${DISKFISH_TEST_WRAP-}"
update=no
if test "${1-}" = -u; then
  update=yes
  shift
fi

# Until the case has printed something, a minute at most: valgrind takes long.
await_output ()
{
  local i

  for i in {1..600}; do
    ! test -s "$got/$name.out" || break
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

# Run the case in a folder of its own; what comes goes to $got.
run_case ()
{
  local name=$1 folder=$scratch/$1 stdin=none
  local -a wrap=() args=(-f "$1.fish") command

  if test -e "$here/$name.fish"; then
    cp "$here/$name.fish" "$folder"
  fi
  if test -e "$here/$name.stdin"; then
    stdin=$(<"$here/$name.stdin")
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
  ) >"$got/$name.out" 2>"$got/$name.err"
  echo $? >"$got/$name.status"
}

# The files of the named cases in a FOLDER.
files_of ()
{
  (cd "$1" && for name in "${names[@]}"; do
     printf '%s\n' "$name".{out,err,status}
   done | xargs ls 2>/dev/null)
}

# Empty results, and status 0, have no file.
remove_empty ()
{
  find "$got" -empty -delete
  find "$got" -name '*.status' -exec grep -lx 0 {} + | xargs -r rm
}

write_down ()
{
  files_of "$here" | (cd "$here" && xargs -r rm)
  files_of "$got" | (cd "$got" && xargs -r cp -t "$here")
}

check ()
{
  local file

  mkdir "$scratch/expected"
  files_of "$here" | (cd "$here" && xargs -r cp -t "$scratch/expected")
  diff -r -q "$scratch/expected" "$got" >/dev/null && return
  for file in $(cat <(files_of "$scratch/expected") <(files_of "$got") |
                sort -u); do
    touch -a "$scratch/expected/$file" "$got/$file"
    same "$file" "$scratch/expected/$file" "$got/$file"
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

got=$scratch/got
names=("$@")
if test $# -eq 0; then
  mapfile -t names < <(all_names)
  check_strays
fi
mkdir "$got" "${names[@]/#/$scratch/}" || exit 99
for name in "${names[@]}"; do
  run_case "$name"
done
remove_empty
if test $update = yes; then
  write_down
else
  check
fi
verdict "${#names[@]} cases,"
