#!/bin/bash
# supermin is asked for the appliance only when something has changed.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache

# asked WHAT EXPECTED: start, and tell whether supermin was.
asked ()
{
  local answer=no

  works || complain "$1: does not start"
  "$diskfish" -v --format=raw -a "$scratch/any.img" run \
              >/dev/null 2>"$scratch/log"
  ! grep -q '^supermin: version: ' "$scratch/log" || answer=yes
  test $answer = "$2" || complain "$1: supermin was asked: $answer"
}

# The start before the one that is looked at brings the stamp up to date.
asked 'nothing has changed' no
rm "$XDG_CACHE_HOME/diskfish/appliance/root"
asked 'a link is gone' no
ln -sfn /nowhere "$XDG_CACHE_HOME/diskfish/appliance/kernel"
asked 'a link leads elsewhere' no

# Each start as it would be after a change, without one in between.
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
