#!/usr/bin/env bash
# diskfish: where KVM is there but does not work, the appliance starts.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
unset LIBGUESTFS_BACKEND_SETTINGS

# Start the appliance with the stand-in.  KVM is tried TIMES times, not at
# all where there is none; that it is broken is remembered.
expect_start ()
{
  local what=$1 times=$2 came

  export XDG_CACHE_HOME=$scratch/cache-$times
  : >"$scratch/attempts"
  run_script launch
  expect launch 0
  test -w /dev/kvm || times=0
  came=$(wc -l <"$scratch/attempts")
  test "$came" -eq "$times" || {
    complain "$what: KVM was tried $came times and not $times"
    cat "$scratch/attempts"
  }
  expect_released "$what" "$scratch/a.img"
  expect_tidy "$what"
}

both_kinds ()
{
  truncate -s 8M a.img
  cat >launch.fish <<'END'
disk attach a.img sync=none
run
list-devices
END
  echo /dev/sda >launch.out.expected

  # The KVM of some hosts: QEMU ends as soon as it is to be used.
  stand_in <<END
case "\$*" in
  *accel=kvm*)
    echo "\$*" >>$scratch/attempts
    echo "\$0: error: failed to set MSR 0x10a to 0x0" >&2
    kill -ABRT \$\$ ;;
  *) exec "\$qemu" "\$@" ;;
esac
END
  expect_start 'KVM that aborts' 1

  # It was found out and remembered: nothing tries it again.
  if test -w /dev/kvm; then
    grep -q '^broken ' "$XDG_CACHE_HOME/diskfish/kvm" ||
      complain 'the verdict is not remembered'
  fi

  # A KVM that passes the short probe and fails with the appliance.
  stand_in <<END
case "\$*" in
  *isa-debug-exit*)
    echo probe >>$scratch/attempts
    exit 85 ;;
  *accel=kvm*)
    echo launch >>$scratch/attempts
    echo 'KVM internal error. Suberror: 1' >&2
    exit 1 ;;
  *) exec "\$qemu" "\$@" ;;
esac
END
  expect_start 'KVM that fails later' 2

  # One that hangs then.
  stand_in <<END
case "\$*" in
  *isa-debug-exit*)
    exit 85 ;;
  *accel=kvm*)
    echo launch >>$scratch/attempts
    exec sleep 1000 ;;
  *) exec "\$qemu" "\$@" ;;
esac
END
  rm -r "$scratch/cache-1"
  expect_start 'KVM that hangs later' 1
}

in_both_ways both_kinds
verdict
