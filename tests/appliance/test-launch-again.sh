#!/usr/bin/env bash
# diskfish: a start that failed does not stand in the way of the next one.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# What was wrong is put right, and the same session starts the appliance.
another_try ()
{
  truncate -s 8M a.img
  stand_in <<END
test ! -e $scratch/right || exec "\$qemu" "\$@"
echo 'qemu-system-x86_64: trouble' >&2
exit 1
END
  cat >again.fish <<END
disk attach a.img sync=none
-run
!touch $scratch/right
run
list-devices
END
  echo /dev/sda >again.out.expected
  cat >again.err.expected <<'END'
again.fish:2:2: error: the appliance did not start: qemu-system-x86_64: trouble
    -run
     ^~~
END
  run_script again
  expect again 0
  expect_released again "$scratch/a.img"
  expect_tidy again
}

in_both_ways another_try
verdict
