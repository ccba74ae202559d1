#!/bin/bash
# A template that is not what it was when it was published is never used:
# ../unit/hv/test_hv_store.c has all that can be wrong with it.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache

is_warm || fail "the first launch: $(cat "$scratch/launch.log")"
folder=$(template)
test -n "$folder" || fail 'no template'
known=$(stat -c %i "$folder/seal")

touch -r "$folder/ram" "$scratch/times"
printf x | dd of="$folder/ram" bs=1 seek=1M conv=notrunc status=none
touch -r "$scratch/times" "$folder/ram"
works || complain 'altered memory: it does not start'
test "$(stat -c %i "$folder/seal" 2>/dev/null)" != "$known" ||
  complain 'altered memory: the template is still there'

# A folder of templates that is not safe is not used at all.
warm=$(dirname "$folder")
rm -rf "$warm"
mkdir -m 777 "$warm"
works || complain 'open folder: does not start'
test -z "$(ls "$warm")" || complain 'a folder that others may write was used'
verdict
