#!/bin/bash
# diskfish: the appliance starts even without space for a template.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache

# small_cache SIZE: mount a cache directory of this size.
small_cache ()
{
  XDG_CACHE_HOME=$scratch/$1
  mkdir "$XDG_CACHE_HOME"
  mount -t tmpfs -o "size=$1,mode=700" tmpfs "$XDG_CACHE_HOME" || {
    echo 'SKIP: only root can mount a small disk'
    exit 77
  }
  cleanup umount "$XDG_CACHE_HOME"
}

# nothing_left WHAT: check that no template, or part of one, exists.
nothing_left ()
{
  find "$XDG_CACHE_HOME/diskfish/warm" -mindepth 1 -type d >"$scratch/left"
  same "$1: what is left of the template" /dev/null "$scratch/left"
}

# diskfish knows in advance that the space is too small.
small_cache 20m
works || complain 'a small disk: does not start'
is_warm && complain 'a small disk: a clone'
grep '^diskfish-hv: cannot make a template' "$scratch/launch.log" >"$scratch/note"
echo 'diskfish-hv: cannot make a template: there is not enough space' \
  >"$scratch/note.expected"
same 'a small disk: note' "$scratch/note.expected" "$scratch/note"
nothing_left 'a small disk'

# The disk becomes full while the template is written.
small_cache 600m
is_warm &
until compgen -G "$XDG_CACHE_HOME/diskfish/warm/*.new/ram" >/dev/null; do
  sleep 0.1
done
cat /dev/zero >"$XDG_CACHE_HOME/filler" 2>/dev/null
wait $! && complain 'a full disk: a clone'
grep -q '^diskfish-hv: cannot start with' "$scratch/launch.log" &&
  complain 'a full disk: does not start'
nothing_left 'a full disk'
works || complain 'a full disk: does not start again'
verdict
