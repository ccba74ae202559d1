# shellcheck shell=bash
# diskfish: run scripts with guestfish and diskfish, and compare the results.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A case NAME consists of these files in cases/FAMILY; its name begins with the
# family and '-':
#   NAME.fish    the script, run by 'guestfish -f NAME.fish'
#   NAME.sh      instead, or in addition: a bash script that runs guestfish
#   NAME.setup   bash commands that run first in the directory of the case
#
# Both programs run as 'guestfish', diskfish through a link of that name.  Their
# standard output, exit status and resulting files must be equal: the contents
# of images (*.img), and the bytes of other files.  Standard error is not
# compared.  normalise.sed replaces values that differ between runs.
#
# record/FAMILY/NAME contains the result of guestfish: the status, the files,
# and after the line 'output' the output.  record/version is the version of
# guestfish.  test-live.sh runs different cases with guestfish each day.

source "$(dirname "${BASH_SOURCE[0]}")/../functions.sh"
need guestfish python3
need_appliance
reference=$(command -v guestfish)
record=$here/record

unset XDG_RUNTIME_DIR XDG_STATE_HOME GUESTFISH_PID EDITOR PAGER SHELL

# case_path NAME: print the path of its files without a suffix.
case_path ()
{
  echo "$here/cases/${1%%-*}/$1"
}

record_path ()
{
  echo "$record/${1%%-*}/$1"
}

all_names ()
{
  find "$here/cases" -name '*.fish' -o -name '*.sh' |
    sed 's,.*/,,; s/\.[a-z]*$//' | LC_ALL=C sort -u
}

# sample_of_day DAY SIZE: print some names of the input; DAY is a number of
# days.  Each sample continues after that of the previous day, in an order that
# mixes the families.
sample_of_day ()
{
  local -a names
  local i

  mapfile -t names < <(
    while read -r name; do
      echo "$(cksum <<<"$name" | cut -d ' ' -f 1) $name"
    done | sort -n | cut -d ' ' -f 2)
  for ((i = 0; i < $2 && i < ${#names[@]}; ++i)); do
    echo "${names[($1 * $2 + i) % ${#names[@]}]}"
  done
}

today ()
{
  echo $(($(date +%s) / 86400))
}

digest ()
{
  sha256sum "$1" | cut -c -16
}

# Run NAME with PROGRAM in DIRECTORY/work.
run_program ()
{
  local name=$1 program=$2 directory=$3 path

  path=$(case_path "$name")
  mkdir -p "$directory/bin" "$directory/work" "$directory/home" || exit 99
  ln -s "$program" "$directory/bin/guestfish"
  cd "$directory/work" || exit 99
  export HOME=$directory/home
  if test -e "$path.fish"; then
    cp "$path.fish" .
  fi
  if test -e "$path.setup"; then
    source "$path.setup"
  fi
  find . -type f -name '*.img' | while read -r image; do
    echo "$(digest "$image") $image"
  done >"$directory/before"
  export PATH=$directory/bin:$PATH
  set -- guestfish -f "$name.fish"
  if test -e "$path.sh"; then
    set -- bash "$path.sh"
  fi
  timeout -k 10 900 "$@" </dev/null >"$directory/output" 2>"$directory/errors"
  echo $? >"$directory/status"
}

# Print the contents of an image.  Most images can be described without a search
# for file systems in the guest.
describe_inside ()
{
  export DESCRIBE_TAR=$here/list-tar.py
  {
    python3 "$here/describe-image.py" "$diskfish" "$1" 2>&1
    test $? -ne 3 || echo secret |
      "$diskfish" --ro -a "$1" --keys-from-stdin -f "$here/describe.fish" 2>&1
  } | sed 's/^/    /'
}

is_unchanged ()
{
  grep -qF " ./$1" before && grep -qx "$(digest "work/$1") ./$1" before
}

is_empty ()
{
  test "$(stat -c %b "work/$1")" -eq 0 ||
    test "$(tr -d '\0' <"work/$1" | head -c 1 | wc -c)" -eq 0
}

describe_image ()
{
  if is_unchanged "$1"; then
    echo '    unchanged'
  elif is_empty "$1"; then
    echo '    zeros'
  else
    describe_inside "work/$1"
  fi
}

# Print the files of DIRECTORY/work, except the script.
describe_files ()
{
  local name=$1 mode size path target

  cd "$2" || exit 99
  find work -mindepth 1 ! -name "$name.fish" \
       -printf '%M\t%s\t%P\t%l\n' | LC_ALL=C sort -t $'\t' -k 3 |
    while IFS=$'\t' read -r mode size path target; do
      case $mode in
        l*) echo "  $mode $path -> $target" ;;
        -*) echo "  $mode $path $size $(describe_file "$path")" ;;
        *) echo "  $mode $path" ;;
      esac
      case $mode-$path in
        -*.img) describe_image "$path" ;;
      esac
    done
}

describe_file ()
{
  case $1 in
    *.img) echo image ;;
    *) digest "work/$1" ;;
  esac
}

# run_case NAME PROGRAM FILE: run it, and print the result in the format of the
# record.
run_case ()
{
  local name=$1 program=$2 directory=$scratch/run.$BASHPID start=$SECONDS

  mkdir "$directory" || exit 99
  (run_program "$name" "$program" "$directory")
  {
    echo "status $(cat "$directory/status" || complain "$name did not run")"
    echo files
    (describe_files "$name" "$directory")
    echo output
    cat "$directory/output"
  } | sed -E -e "s,$directory/(work|home),\1,g; s,$here/,,g" \
          -f "$here/normalise.sed" >"$3"
  mv "$directory/errors" "$3.errors"
  rm -rf "$directory"
  echo "$((SECONDS - start)) s: $name" >>"$scratch/durations"
}

show_slowest ()
{
  sort -rn "$scratch/durations" | head -n 20
}

# Wait until fewer than two jobs run.
take_turn ()
{
  while test "$(jobs -rp | wc -l)" -ge 2; do
    wait -n
  done
}

# for_each FUNCTION NAME...: run the function for each name, two in parallel.
for_each ()
{
  local function=$1 name

  shift
  for name; do
    take_turn
    "$function" "$name" &
  done
  wait
}

# Compare the record of a case with the result of PROGRAM.
compare_with ()
{
  local program=$1 name=$2 what=$3

  run_case "$name" "$program" "$scratch/$name"
  same "$name: $what" "$(record_path "$name")" "$scratch/$name" ||
    tail -n 5 "$scratch/$name.errors"
}

# If the installed guestfish has another version than the recorded one, run it
# instead of reading the record, as for a case without a record.
choose_record ()
{
  mkdir "$scratch/recorded"
  if test "$(guestfish --version)" = "$(cat "$record/version")"; then
    cp -r "$record"/* "$scratch/recorded"
  else
    echo "the record is of $(cat "$record/version"), this is" \
         "$(guestfish --version): both programs run"
  fi
  record=$scratch/recorded
}

record_case ()
{
  local path

  path=$(record_path "$1")
  mkdir -p "${path%/*}"
  run_case "$1" "$reference" "$scratch/$1"
  rm "$scratch/$1.errors"
  mv "$scratch/$1" "$path"
}

compare_diskfish ()
{
  test -e "$(record_path "$1")" || record_case "$1"
  compare_with "$diskfish" "$1" 'diskfish differs from guestfish'
}

compare_guestfish ()
{
  if test -e "$(record_path "$1")"; then
    compare_with "$reference" "$1" 'guestfish does not do what is recorded'
  else
    compare_diskfish "$1"
  fi
}
