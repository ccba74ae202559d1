#!/usr/bin/env bash
# diskfish: the appliance starts although KVM is present but does not work.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../appliance/appliance.sh"
unset LIBGUESTFS_BACKEND_SETTINGS

# expect_start WHAT TIMES: start the appliance with a fake QEMU, which must see
# TIMES attempts with KVM, none on a host without KVM.  (A template is another
# attempt, but not on a slow machine, where the first failed attempt disables
# KVM.)
expect_start ()
{
  local what=$1 times=$2 seen

  : >"$scratch/attempts"
  run_script launch
  expect launch 0
  test -w /dev/kvm || times=0
  seen=$(uniq "$scratch/attempts" | wc -l)
  test "$seen" -eq "$times" || {
    complain "$what: $seen attempts with KVM, expected $times"
    cat "$scratch/attempts"
  }
  expect_released "$what" "$scratch/a.img"
  expect_tidy "$what"
}

# Remove the saved results of earlier starts with KVM.
forget_verdict ()
{
  rm -f "$XDG_CACHE_HOME"/diskfish/{kvm,warm/*.bad}
}

broken_kinds ()
{
  export XDG_CACHE_HOME=$scratch/cache
  mkdir "$XDG_CACHE_HOME"
  truncate -s 8M a.img
  cat >launch.fish <<'END'
disk attach a.img sync=none
run
list-devices
END
  echo /dev/sda >launch.out.expected

  # Some hosts: QEMU aborts as soon as it uses KVM.
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

  if test -w /dev/kvm; then
    grep -q '^broken ' "$XDG_CACHE_HOME/diskfish/kvm" ||
      complain 'the verdict is not remembered'
  fi

  # KVM passes the short probe and fails with the appliance.
  forget_verdict
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

  # KVM passes the short probe and hangs with the appliance.
  forget_verdict
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
  expect_start 'KVM that hangs later' 1
}

in_both_ways broken_kinds
# A user's own hypervisor has no templates.
way=DISKFISH_QEMU
export DISKFISH_WARM=on
broken_kinds
verdict
