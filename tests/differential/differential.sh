# shellcheck shell=bash
# diskfish: run scripts through guestfish and diskfish, and compare.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A case NAME is these files:
#   NAME.fish    the script, run by 'PROGRAM -f NAME.fish'
#   NAME.args    arguments instead of those, one a line
#   NAME.stdin   if there, the script is standard input
#   NAME.setup   bash commands for the case's two scratch folders
#   NAME.err     if there, what diskfish alone writes to standard error
#
# Standard output and exit status must be the same, but for what
# normalise.sed takes away.  What the two write to standard error is not
# compared.  Scripts must not have words that cannot be understood: diskfish
# then runs nothing and ends with status 2.

source "$(dirname "${BASH_SOURCE[0]}")/../functions.sh"
need guestfish

# run_one NAME PROGRAM FOLDER: leaves FOLDER.out, .err and .status.
run_one ()
{
  local name=$1 program=$2 folder=$3
  local input=/dev/null
  local -a args=(-f "$name.fish")

  mkdir -p "$folder" || exit 99
  if test -e "$here/$name.stdin"; then
    input=$here/$name.fish
    args=()
  fi
  if test -e "$here/$name.args"; then
    mapfile -t args <"$here/$name.args"
  fi
  (
    cd "$folder" || exit 99
    if test -e "$here/$name.fish"; then
      cp "$here/$name.fish" .
    fi
    if test -e "$here/$name.setup"; then
      source "$here/$name.setup"
    fi
    exec timeout -k 10 300 "$program" "${args[@]}" <"$input"
  ) >"$folder.out" 2>"$folder.err"
  echo $? >"$folder.status"
}

compare_both ()
{
  local name=$1 folder=$scratch/$1 program kind

  mkdir "$folder" || exit 99
  run_one "$name" guestfish "$folder/guestfish" &
  run_one "$name" "$diskfish" "$folder/diskfish" &
  wait
  for program in guestfish diskfish; do
    for kind in out err; do
      sed -E -f "$here/normalise.sed" "$folder/$program.$kind" \
          >"$folder/$program.$kind.same"
    done
  done
  if ! same "$name: status" "$folder"/{guestfish,diskfish}.status ||
      ! same "$name: output" "$folder"/{guestfish,diskfish}.out.same; then
    tail -n 5 "$folder"/{guestfish,diskfish}.err
  fi
  if test -e "$here/$name.err"; then
    same "$name: messages" "$here/$name.err" "$folder/diskfish.err.same"
  fi
}

# The cases whose names begin with PREFIX, or those that were asked for.
compare_all ()
{
  local prefix=$1 name
  local -a names

  shift
  names=("$@")
  if test $# -eq 0; then
    mapfile -t names < <(ls "$here" | grep -E "^$prefix-.*\.(fish|args)$" |
                         sed 's/\.[a-z]*$//' | sort -u)
  fi
  for name in "${names[@]}"; do
    compare_both "$name"
  done
  verdict "${#names[@]} scripts,"
}
