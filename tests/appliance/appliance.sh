# shellcheck shell=bash
# diskfish: functions for tests with a real appliance.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "${BASH_SOURCE[0]}")/../functions.sh"
need_appliance

# Use private directories, to see the files left in them, but the appliance that
# was built for this user.
: "${LIBGUESTFS_CACHEDIR:=/var/tmp}"
export LIBGUESTFS_CACHEDIR
export TMPDIR=$scratch/tmp XDG_RUNTIME_DIR=$scratch/runtime
mkdir -m 700 "$TMPDIR" "$XDG_RUNTIME_DIR"
cd "$scratch" || exit 99

real_qemu=${LIBGUESTFS_HV-}
if test -z "$real_qemu"; then
  real_qemu=$(command -v "qemu-system-$(uname -m)")
fi

# Replace QEMU by a script, with the environment variable $way:
#   LIBGUESTFS_HV   the user's own hypervisor, which diskfish does not wrap
#   DISKFISH_QEMU   the QEMU that diskfish's hypervisor wrapper runs
# Standard input is the script for a launch.  QEMU itself answers libguestfs's
# queries (-help, -version, ...).  The file stand-in does not change with the
# script, so its template remains valid.
way=LIBGUESTFS_HV
stand_in ()
{
  cat >"$scratch/behaviour"
  test -e "$scratch/stand-in" || cat >"$scratch/stand-in" <<END
#!/bin/bash
log=$scratch/argv
launch=no
for word; do
  test "\$word" != -kernel || launch=yes
done
if test \$launch = no && test "\${1-}" != -no-user-config; then
  exec $real_qemu "\$@"
fi
qemu=$real_qemu
source $scratch/behaviour
END
  chmod +x "$scratch/stand-in"
  export "$way=$scratch/stand-in" DISKFISH_WARM=off
}

# in_both_ways COMMAND: run it once for each way, in parallel and in separate
# directories.
in_both_ways ()
{
  local way

  for way in LIBGUESTFS_HV DISKFISH_QEMU; do
    (
      scratch=$scratch/$way
      TMPDIR=$scratch/tmp
      XDG_RUNTIME_DIR=$scratch/runtime
      mkdir -p -m 700 "$scratch" "$TMPDIR" "$XDG_RUNTIME_DIR"
      cd "$scratch" || exit 99
      "$@"
    ) >"$way.log" 2>&1 &
  done
  wait
  for way in LIBGUESTFS_HV DISKFISH_QEMU; do
    sed "s/^/$way: /" "$way.log"
  done
}

# Print the processes that have FILE open or name it.
holders ()
{
  local process

  printf '%s\n' "$1" >"$scratch/pattern"
  {
    grep -l -a -s -F -f "$scratch/pattern" /proc/[0-9]*/cmdline
    find /proc/[0-9]*/fd -lname "$1" 2>/dev/null
  } | cut -d/ -f3 | sort -u | while read -r process; do
    tr '\0' ' ' <"/proc/$process/cmdline" | cut -c1-100
    echo
  done 2>/dev/null
}

# The hypervisor wrapper of a killed session ends QEMU and removes files a moment
# later.  The deadline only ends a test that would never pass.
deadline_steps=300

# Wait until no process has FILE open or names it.
expect_released ()
{
  local what=$1 file=$2 i

  test "${file#/}" != "$file" || file=$PWD/$file
  for ((i = 0; i < deadline_steps; i++)); do
    test -n "$(holders "$file")" || return 0
    sleep 0.1
  done
  complain "$what: a process still has $file"
  holders "$file"
}

# Wait until nothing is left in the directories for temporary files.
expect_tidy ()
{
  local i

  for ((i = 0; i < deadline_steps; i++)); do
    find "$TMPDIR" "$XDG_RUNTIME_DIR" -mindepth 1 >"$scratch/left"
    test -s "$scratch/left" || return 0
    sleep 0.1
  done
  same "$1: files are left" /dev/null "$scratch/left"
}

# run_script NAME [ARGUMENT...]: run NAME.fish, with standard input from the
# file $input, if set; writes NAME.out .err .status.
run_script ()
{
  local name=$1

  shift
  timeout -k 10 600 "$diskfish" "$@" -f "$name.fish" \
          <"${input:-/dev/null}" >"$name.out" 2>"$name.err"
  echo $? >"$name.status"
}

# expect NAME STATUS: compare the results of run_script with NAME.out.expected
# and NAME.err.expected (missing: empty).
expect ()
{
  local name=$1

  echo "$2" >"$name.status.expected"
  touch "$name.out.expected" "$name.err.expected"
  same "$name: status" "$name.status.expected" "$name.status"
  same "$name: output" "$name.out.expected" "$name.out"
  same "$name: messages" "$name.err.expected" "$name.err"
}
