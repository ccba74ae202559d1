#!/bin/bash
# A template that is not what it was when it was published is never used.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/functions.sh"
own_cache

refused ()
{
  local known

  known=$(stat -c %i "$folder/seal" 2>/dev/null)
  eval "$2"
  works || complain "$1: does not start"
  test "$(stat -c %i "$folder/seal" 2>/dev/null)" != "$known" ||
    complain "$1: the template is still there"
}

is_warm || fail "the first launch: $(cat "$scratch/launch.log")"
folder=$(template)
test -n "$folder" || fail 'no template'
permissions=$(cd "$folder" && stat -c %a . ram state root.qcow2 | tr '\n' ' ')
test "$permissions" = '700 600 400 400 ' || complain "permissions $permissions"

refused 'memory cut short' 'truncate -s -1 "$folder/ram"'
refused 'memory altered' \
  'printf x | dd of="$folder/ram" bs=1 seek=1M conv=notrunc status=none'
refused 'memory altered, times set back' '
  touch -r "$folder/ram" "$scratch/times"
  printf x | dd of="$folder/ram" bs=1 seek=1M conv=notrunc status=none
  touch -r "$scratch/times" "$folder/ram"'
refused 'state cut short' \
  'chmod 600 "$folder/state"; truncate -s 1000 "$folder/state"'
refused 'state gone' 'rm -f "$folder/state"'
refused 'overlay is a link' '
  mv "$folder/root.qcow2" "$scratch/moved"
  ln -s "$scratch/moved" "$folder/root.qcow2"'
refused 'second name of a file' 'ln "$folder/ram" "$scratch/name"'
refused 'readable by others' 'chmod 755 "$folder"'
refused 'empty seal' 'rm -f "$folder/seal"; : >"$folder/seal"'
if test "$(id -u)" -eq 0; then
  refused 'of another user' 'chown 1 "$folder/state"'
  rm -rf "$folder"
fi

# Old ones are removed when a new one is made, and what is more than four.
warm=$(dirname "$folder")
rm -rf "$folder"
for age in 1 2 3 4 40; do
  mkdir -m 700 "$warm/000000000000000$age"
  touch -d "$age days ago" "$warm/000000000000000$age"
done
: >"$warm/00000000000000ff.lock" >"$warm/00000000000000fe.lock"
touch -d '40 days ago' "$warm/00000000000000ff.lock"
# On a busy machine it may take a second start until a template is made.
is_warm || is_warm || complain "beside old ones: $(cat "$scratch/launch.log")"
(cd "$warm" && find . -mindepth 1 -maxdepth 1 -name '0000*' | sort) \
  >"$scratch/kept"
printf './%s\n' 0000000000000001 0000000000000002 0000000000000003 \
       00000000000000fe.lock >"$scratch/kept.expected"
same 'old templates' "$scratch/kept.expected" "$scratch/kept"

# A folder of templates that is not safe is not used at all.
rm -rf "$warm"
mkdir "$scratch/elsewhere"
ln -s "$scratch/elsewhere" "$warm"
works || complain 'folder is a link: does not start'
test -z "$(ls "$scratch/elsewhere")" || complain 'a link was followed'
rm "$warm"
mkdir -m 777 "$warm"
works || complain 'open folder: does not start'
test -z "$(ls "$warm")" || complain 'a folder that others may write was used'
verdict
