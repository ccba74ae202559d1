#!/usr/bin/env bash
# diskfish: the appliance starts after a failed launch, with each drive once.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../appliance/appliance.sh"

# The cause of a failure is repaired, and the same session starts the appliance.
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
again.fish:2:2: error: cannot start the appliance: qemu-system-x86_64: trouble
    -run
     ^~~
END
  run_script again
  expect again 0
  expect_released again "$scratch/a.img"
  expect_tidy again
}

# libguestfs keeps its drives if it fails before QEMU runs, and removes them if
# it fails later.  In both cases each drive must exist once.
early_end ()
{
  local memsize=1000

  truncate -s 8M a.img b.img c.img
  cat >early.fish <<END
disk attach a.img
event heard launch_done "echo heard"
set-identifier kept
set-memsize $memsize
let path = get-path
set-path /nonexistent
-run
set-path %{path}
run
list-devices
shutdown
disk attach a.img
disk attach b.img
set-path /nonexistent
-run
disk detach sda
disk set sda sync=none
disk attach c.img format=raw
set-path %{path}
run
list-devices
disk list | cut -c1-40
get-memsize
get-identifier
END
  cat >early.out.expected <<END
heard
/dev/sda
heard
/dev/sda
/dev/sdb
DEVICE LABEL FILE  FORMAT SIZE ACCESS SY
sda          b.img raw      8M rw     no
sdb          c.img raw      8M rw       
$memsize
kept
END
  run_script early
  echo 0 >expected
  same 'early end: status' expected early.status
  same 'early end' early.out.expected early.out
  expect_released early "$scratch/a.img"
  expect_tidy early
}

# A template that failed is not built again at once, so the next start is cold.
in_both_ways another_try
early_end
verdict
