#!/bin/bash
# diskfish: a template that was changed after it was published is never used.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache

is_warm || fail "the first launch: $(cat "$scratch/launch.log")"
directory=$(template)
test -n "$directory" || fail 'no template'
known=$(stat -c %i "$directory/seal")

touch -r "$directory/ram" "$scratch/times"
printf x | dd of="$directory/ram" bs=1 seek=1M conv=notrunc status=none
touch -r "$scratch/times" "$directory/ram"
works || complain 'altered memory: it does not start'
test "$(stat -c %i "$directory/seal" 2>/dev/null)" != "$known" ||
  complain 'altered memory: the template is still there'

# An unsafe directory of templates is not used.
warm=$(dirname "$directory")
rm -rf "$warm"
mkdir -m 777 "$warm"
works || complain 'directory writable by others: does not start'
test -z "$(ls "$warm")" || complain 'a directory writable by others was used'
verdict
