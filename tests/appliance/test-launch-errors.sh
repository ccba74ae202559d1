#!/usr/bin/env bash
# diskfish: a failed launch gives one diagnostic with the cause.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# expect_cause STATUS MESSAGE CAUSE [HINT]: QEMU writes the message and exits
# with the status; diskfish must print only the cause and the hint.
expect_cause ()
{
  printf '%b' "${2:+$2\n}" | sed 's/^qemu:/qemu-system-x86_64:/' >message
  stand_in <<END
cat $scratch/message >&2
exit $1
END
  sed 's/qemu:/qemu-system-x86_64:/; s/ *$//' >launch.err.expected <<END
launch.fish:3:1: error: cannot start the appliance: $3
    run
    ^~~ ${4-}
END
  run_script launch
  expect launch 1 || cat launch.err
  expect_released "$2" "$scratch/a.img"
  expect_tidy "$2"
}

all_causes ()
{
  truncate -s 1M a.img
  cat >launch.fish <<'END'
echo before
disk attach a.img sync=none
run
echo not run
END
  echo before >launch.out.expected

  expect_cause 1 'qemu: -device scsi-hd,drive=hd0: trouble of its own' \
    'qemu: -device scsi-hd,drive=hd0: trouble of its own'
  expect_cause 1 'first line\nqemu: the reason\nlast line' 'qemu: the reason'
  expect_cause 1 'qemu: -drive file=a: Failed to get "write" lock\nIs it?' \
    'another process uses the image (qemu: -drive file=a: Failed to get "write" lock)' \
    'stop that process, or attach the image read-only'
  expect_cause 134 'qemu: error: failed to set MSR 0x10a to 0x0' \
    'KVM is present but does not work on this host (qemu: error: failed to set MSR 0x10a to 0x0)'
  expect_cause 1 \
    "qemu: cannot set up guest memory 'pc.ram': Cannot allocate memory" \
    "not enough memory (qemu: cannot set up guest memory 'pc.ram': Cannot allocate memory)"
  expect_cause 1 '' 'QEMU reported no reason'

  # No QEMU at all.
  rm "$scratch/stand-in"
  cat >launch.err.expected <<END
launch.fish:3:1: error: cannot start the appliance: QEMU '$scratch/stand-in' is missing
    run
    ^~~ run 'doctor' to see what is missing
END
  run_script launch
  expect launch 1
}

in_both_ways all_causes

# Another diskfish has the image open.
truncate -s 1M a.img
cat >first.fish <<'END'
disk attach a.img sync=none
run
-!"$diskfish" -f second.fish 2>second.err
-!"$diskfish" --ro -a a.img run : list-devices
END
printf 'disk attach a.img sync=none\nrun\n' >second.fish
export diskfish
run_script first
cat >first.out.expected <<'END'
/dev/sda
END
cat >first.err.expected <<'END'
first.fish:3:3: error: the host command ended with status 1
    -!"$diskfish" -f second.fish 2>second.err
      ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
END
expect first 0
sed -i 's/process [0-9]* (qemu-[^)]*)/QEMU/' second.err
cat >second.expected <<'END'
second.fish:2:1: error: cannot start the appliance: 'a.img' is in use by QEMU
    run
    ^~~ stop that process, or attach the image read-only
END
same 'an image in use' second.expected second.err

# A program of diskfish itself is missing.
mkdir empty
printf 'disk attach a.img\nrun\n' >part.fish
DISKFISH_LIBEXECDIR=$PWD/empty run_script part
cat >part.err.expected <<'END'
part.fish:2:1: error: cannot start the appliance: 'diskfish-hv' is missing
    run
    ^~~ reinstall diskfish, which includes this program
END
expect part 1
verdict
