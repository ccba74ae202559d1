#!/bin/bash
# diskfish: a killed QEMU is reported and 'run' works again, and a killed
# diskfish leaves nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
shared_cache
mkdir "$scratch/tmp"
# Use the appliance that was built for this user.
export LIBGUESTFS_CACHEDIR=${LIBGUESTFS_CACHEDIR-/var/tmp}
export TMPDIR=$scratch/tmp XDG_RUNTIME_DIR=$scratch/tmp
image=$scratch/any.img

start ()
{
  rm -f "$scratch/out"
  mkfifo "$scratch/in"
  "$diskfish" --ephemeral --format=raw -a "$image" <"$scratch/in" >"$scratch/out" \
    2>&1 &
  shell=$!
  exec 9>"$scratch/in"
  rm "$scratch/in"
  printf '%s\n' run list-devices >&9
  for _ in {1..6000}; do
    test -s "$scratch/out" && break
    sleep 0.1
  done
  qemu=$(qemus_below "$shell")
  test -n "$qemu" || fail "no QEMU: $(cat "$scratch/out")"
}

left ()
{
  ! kill -0 "$qemu" 2>/dev/null || echo QEMU
  find "$TMPDIR" -mindepth 1 -name '*fish*' -o -name 'libguestfs*'
  find "$XDG_CACHE_HOME/diskfish" -name "overlay-*-$shell-*"
}

expect_nothing_left ()
{
  for _ in {1..200}; do
    test -n "$(left)" || return
    sleep 0.1
  done
  complain "warm $way: left behind: $(left)"
}

# With clones, and in the cold pass with cold starts.
for way in $(is_cold_pass && echo off || echo on); do
  export DISKFISH_WARM=$way
  start
  kill -9 "$qemu"
  printf '%s\n' -list-devices run list-devices quit >&9
  exec 9>&-
  wait "$shell" || complain "warm $way: status after QEMU was killed: $(cat "$scratch/out")"
  grep -q error: "$scratch/out" || complain "warm $way: nothing is reported"
  test "$(grep -c /dev/sda "$scratch/out")" -eq 2 ||
    complain "warm $way: no second start: $(cat "$scratch/out")"

  start
  kill -9 "$shell"
  wait "$shell" 2>/dev/null
  exec 9>&-
  expect_nothing_left
done
verdict
