#!/bin/bash
# diskfish: concurrent first launches work, and a killed builder of a template
# leaves nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache
truncate -s 1M "$scratch/other.img"
works other.img &
first=$!
works || complain 'one of two launches'
wait "$first" || complain 'the other of two launches'
is_warm || complain 'the launch after these is not warm'
test "$(template | wc -l)" -eq 1 || complain "templates: $(template)"

for delay in 0.2 1 3 6; do
  rm -rf "$XDG_CACHE_HOME/diskfish/warm"
  "$diskfish" --format=raw -a "$scratch/any.img" run : list-devices \
    >/dev/null 2>&1 &
  shell=$!
  sleep "$delay"
  kill -9 "$(pgrep -P "$shell" diskfish-hv)" 2>/dev/null ||
    kill -9 "$shell"
  wait "$shell" 2>/dev/null
  works || complain "after a kill at $delay s"
done
is_warm || complain 'not warm after kills'
find "$XDG_CACHE_HOME/diskfish/warm" -name '*.new' | grep . &&
  complain 'leftovers'
verdict
