# shellcheck shell=bash
# diskfish: functions for all test scripts; source it first.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sets $diskfish, the built program or DISKFISH_TEST_PROGRAM; $here, the
# directory of the test; and $scratch, a new directory that is removed at the
# end.  The directories come from make, or from the path of the script if you
# run it by hand.

set -u
here=$(cd "$(dirname "$0")" && pwd)
top_srcdir=${top_srcdir:-$(cd "$here/../.." && pwd)}
top_builddir=${top_builddir:-$top_srcdir}
here=$top_srcdir/tests/$(basename "$here")
diskfish=${DISKFISH_TEST_PROGRAM:-$top_builddir/fish/diskfish}
if ! test -x "$diskfish"; then
  echo "ERROR: $diskfish is not built"
  exit 99
fi

# The user's environment must not affect a test.
for variable in $(compgen -e LIBGUESTFS_); do
  case $variable in
    LIBGUESTFS_CACHEDIR | LIBGUESTFS_PATH | LIBGUESTFS_HV) ;;
    *) unset "$variable" ;;
  esac
done
unset NO_COLOR POSIXLY_CORRECT CDPATH XDG_CONFIG_HOME XDG_CONFIG_DIRS
export LC_ALL=C.UTF-8 TZ=UTC SHELL=/bin/sh
umask 022

scratch=$(mktemp -d "${TMPDIR:-/tmp}/diskfish-test.XXXXXX") || exit 99
cleanup_commands=()

# Run a command when the test ends, in reverse order.
cleanup ()
{
  cleanup_commands=("$(printf '%q ' "$@")" "${cleanup_commands[@]}")
}

finish ()
{
  local status=$? command

  for command in "${cleanup_commands[@]}"; do
    eval "$command"
  done
  chmod -R u+rwX "$scratch" 2>/dev/null
  rm -rf "$scratch"
  exit $status
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# Report a failure and continue; 'verdict' then fails the test.  Failures are
# counted in a file, so that background jobs can report them too.
complaints=$scratch/complaints
: >"$complaints"
complain ()
{
  echo "FAIL: $*"
  echo "$*" >>"$complaints"
}

fail ()
{
  echo "FAIL: $*"
  exit 1
}

skip ()
{
  echo "SKIP: $*"
  exit 77
}

# End a test that uses 'complain'.
verdict ()
{
  local failed

  failed=$(wc -l <"$complaints")
  echo "${1-} $failed failed"
  test "$failed" -eq 0
  exit
}

# same WHAT EXPECTED ACTUAL: check that two files are equal.
same ()
{
  if cmp -s "$2" "$3"; then
    return 0
  fi
  complain "$1"
  diff -a -u --label expected --label actual "$2" "$3" | cat -A | head -n 60
  return 1
}

need ()
{
  local program

  for program; do
    command -v "$program" >/dev/null || skip "$program is not installed"
  done
}

# The tests run in passes.  'make check' starts clones of one warm template
# wherever it can; 'make check-cold', which sets DISKFISH_TEST_PASS=cold, runs
# the tests that boot the appliance or build templates, and takes longer.
is_cold_pass ()
{
  test "${DISKFISH_TEST_PASS-}" = cold
}

# 'make check-slow' runs the parts that take minutes with clones too.
is_slow_pass ()
{
  test "${DISKFISH_TEST_PASS-}" = slow
}

# Check that libguestfs can start its appliance, and share one template between
# all tests.  Software emulation is chosen so that a broken KVM costs no time;
# set DISKFISH_TEST_KVM=1 on machines where KVM works.
need_appliance ()
{
  need qemu-img flock
  if test -z "${LIBGUESTFS_HV-}"; then
    need "qemu-system-$(uname -m)"
  fi
  if ! test -d "${LIBGUESTFS_PATH-}"; then
    need supermin
    readable_kernel || skip 'no kernel can be read for the appliance'
  fi
  if test "${DISKFISH_TEST_KVM-}" != 1; then
    export LIBGUESTFS_BACKEND_SETTINGS=force_tcg
  fi
  share_template
}

# Make the template before the first test needs it: tests that start at the
# same time would otherwise boot the appliance, because only one process at a
# time builds a template.
share_template ()
{
  export XDG_CACHE_HOME=$top_builddir/tests/cache
  mkdir -p "$XDG_CACHE_HOME"
  if is_cold_pass; then
    return
  fi
  (
    flock 9
    is_template_ready || build_template
  ) 9>"$XDG_CACHE_HOME/lock"
}

# A template is valid until the host reboots or the guest agent changes.  'cmp -s'
# would compare the sizes of the files, and that of a file in /proc is 0.
is_template_ready ()
{
  test -e "$XDG_CACHE_HOME/ready" &&
    test "$(cat "$XDG_CACHE_HOME/ready")" = \
         "$(cat /proc/sys/kernel/random/boot_id)" &&
    test "$XDG_CACHE_HOME/ready" -nt "$top_builddir/appliance/diskfish-wake" &&
    test "$XDG_CACHE_HOME/ready" -nt "$top_builddir/appliance/diskfish-hv"
}

build_template ()
{
  (
    unset LIBGUESTFS_HV
    truncate -s 1M "$scratch/template.img"
    "$diskfish" --format=raw -a "$scratch/template.img" run
  ) >"$scratch/template.log" 2>&1 || {
    cat "$scratch/template.log"
    return
  }
  cp /proc/sys/kernel/random/boot_id "$XDG_CACHE_HOME/ready"
}

readable_kernel ()
{
  local kernel

  for kernel in "${SUPERMIN_KERNEL-}" /boot/vmlinuz-* /lib/modules/*/vmlinuz
  do
    if test -r "$kernel"; then
      return 0
    fi
  done
  return 1
}

# lock FILE SECRET: create a LUKS device of 32 MiB.  Its key derivation is
# cheap: that of the guest would take minutes.
lock ()
{
  need cryptsetup
  truncate -s 32M "$1"
  cryptsetup luksFormat --batch-mode --type luks2 --pbkdf pbkdf2 \
    --pbkdf-force-iterations 1000 --sector-size 512 "$1" <(printf %s "$2")
}
