# shellcheck shell=bash
# diskfish: functions for the tests of the warm start, besides ../functions.sh.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck disable=SC1091
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need_appliance
# A user's own hypervisor would disable the warm start.
unset LIBGUESTFS_HV LIBGUESTFS_QEMU DISKFISH_WARM DISKFISH_QEMU
DISKFISH_LIBEXECDIR=$(cd "$top_builddir/appliance" && pwd)
export DISKFISH_LIBEXECDIR

# For tests that leave templates unchanged: wait until clones start.
shared_cache ()
{
  local attempt

  truncate -s 1M "$scratch/any.img"
  for attempt in {1..5}; do
    ! is_warm || return 0
  done
  fail "no clone of a template starts: $(cat "$scratch/launch.log")"
}

own_cache ()
{
  export XDG_CACHE_HOME=$scratch/cache
  truncate -s 1M "$scratch/any.img"
}

is_warm ()
{
  "$diskfish" -v --format=raw -a "$scratch/any.img" run 2>&1 |
    tee "$scratch/launch.log" | grep -q '^diskfish-hv: the clone is running'
}

# works [IMAGE]: check that the appliance starts.
works ()
{
  test "$("$diskfish" --format=raw -a "$scratch/${1-any.img}" \
          run : list-devices)" = /dev/sda
}

# Print the only template in the cache.
template ()
{
  local seal

  for seal in "$XDG_CACHE_HOME"/diskfish/warm/*/seal; do
    test -e "$seal" && dirname "$seal"
  done
}

# Print the QEMU processes below a process of ours.
qemus_below ()
{
  local child

  for child in $(pgrep -P "$1"); do
    if test "$(ps -o comm= -p "$child" | cut -c1-4)" = qemu; then
      echo "$child"
    fi
    qemus_below "$child"
  done
}
