#!/bin/bash
# diskfish: supermin runs only if something has changed.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache

# asked WHAT EXPECTED: start, and check if supermin ran.
asked ()
{
  local answer=no

  works || complain "$1: does not start"
  "$diskfish" -v --format=raw -a "$scratch/any.img" run \
              >/dev/null 2>"$scratch/log"
  ! grep -q '^supermin: version: ' "$scratch/log" || answer=yes
  test $answer = "$2" || complain "$1: supermin was asked: $answer"
}

# A start before the tested one updates the time stamp.
asked 'nothing has changed' no
rm "$XDG_CACHE_HOME/diskfish/appliance/root"
asked 'a link is gone' no
ln -sfn /nowhere "$XDG_CACHE_HOME/diskfish/appliance/kernel"
asked 'a link leads elsewhere' no

# Test each change separately.
works ()
{
  true
}
echo 0123456789abcdef >"$XDG_CACHE_HOME/diskfish/appliance-stamp"
asked 'another stamp' yes
asked 'the same again' no
export SUPERMIN_MODULES
SUPERMIN_MODULES=$(find /lib/modules -mindepth 1 -maxdepth 1 | head -n 1)
asked 'other modules' yes
unset SUPERMIN_MODULES
asked 'and back' yes
verdict
