#!/usr/bin/env bash
# diskfish: record what guestfish does.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: record.sh [-n | NAME...]
#
# Without names all cases are recorded anew, which takes some ten seconds for
# each that starts an appliance; with -n those that have no record yet.  Look
# at the difference before you keep it.

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
