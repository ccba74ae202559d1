#!/usr/bin/env bash
# diskfish: record the results of guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: record.sh [-n | NAME...]
#
# Without names, records all cases, which takes about ten seconds for each that
# starts an appliance. -n records the cases without a record.  Check the
# difference before you commit it.

source "$(dirname "$0")/differential.sh"

names=("$@")
if test $# -eq 0; then
  mapfile -t names < <(all_names)
elif test "$1" = -n; then
  mapfile -t names < <(all_names | while read -r name; do
                         test -e "$(record_path "$name")" || echo "$name"
                       done)
fi
guestfish --version >"$record/version"
for_each record_case "${names[@]}"
echo "${#names[@]} cases recorded with $(cat "$record/version")"
