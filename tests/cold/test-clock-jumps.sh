#!/usr/bin/env bash
# diskfish: jumps of the host's clock do not affect deadlines and saved results.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No deadline changes, and files saved for the next start are used or rebuilt.

source "$(dirname "$0")/../appliance/appliance.sh"
need mkfs.ext2 python3

unset DISKFISH_WARM
clock=$top_builddir/tests/appliance/jumping-clock.so
test -e "$clock" || fail "$clock is not built"
export XDG_CACHE_HOME=$scratch/cache
truncate -s 32M fresh.img
mkfs.ext2 -q fresh.img
printf '%s\n' 'disk attach disk.img format=raw sync=full' run \
       'mount /dev/sda /' 'write /file hello' 'cat /file' \
       '!sleep 1' '<!echo ping-daemon' 'disk list | wc -l' >jumps.fish
printf '%s\n' hello 2 >jumps.out.expected

# The first start builds the template, which then seems too old or from the
# future.
for days in 400 -400 1 0; do
  export CLOCK_DAYS=$days
  cp fresh.img disk.img
  if test "$days" = 0; then
    run_script jumps
  else
    LD_PRELOAD=$clock run_script jumps
  fi
  expect jumps 0
  expect_released "$days days" disk.img
done
expect_tidy 'jumps'

# The clock did jump.
LD_PRELOAD=$clock CLOCK_DAYS=400 python3 -c '
import time
print(round((time.time() - time.time()) / 86400))' >jumped
echo 400 >jumped.expected
same 'the clock jumps' jumped.expected jumped
verdict
