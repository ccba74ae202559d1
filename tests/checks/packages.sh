#!/usr/bin/env bash
# diskfish: the packages build, and what they install works.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: packages.sh [deb|rpm]...
#
# Run it where diskfish was built; it builds in build-packages/.  The packages
# are unpacked there and their program passes the golden tests.

set -u
builddir=$PWD
work=$PWD/build-packages

# step WHAT COMMAND...: what it prints is shown only if it fails.
step ()
{
  local log=$work/$1.log

  shift
  "$@" >"$log" 2>&1 && return
  tail -n 40 "$log"
  return 1
}

tarball ()
{
  rm -rf "$work"
  mkdir -p "$work/deb" "$work/rpm" "$work/source" &&
    step dist make dist-xz && mv diskfish-*.tar.xz "$work" &&
    tar -C "$work/source" --strip-components=1 -xf "$work"/diskfish-*.tar.xz
}

# With the tests of the tarball.
golden ()
{
  top_srcdir=$work/source top_builddir=$builddir \
    DISKFISH_TEST_PROGRAM=$1/usr/bin/diskfish \
    "$work/source/tests/golden/test-golden.sh"
}

# The sources carry debian/ with them.
deb ()
{
  tar -C "$work/deb" -xf "$work"/diskfish-*.tar.xz &&
    (cd "$work"/deb/diskfish-*/ && step deb dpkg-buildpackage -us -uc -b) &&
    dpkg-deb -x "$work"/deb/diskfish_*.deb "$work/deb/root" &&
    golden "$work/deb/root"
}

# On another distribution its packages have other names.
rpm ()
{
  local -a options=(--define "_topdir $work/rpm" --without nocheck)

  command -v dnf >/dev/null || options+=(--nodeps)
  step rpm rpmbuild -tb "${options[@]}" "$work"/diskfish-*.tar.xz &&
    mkdir -p "$work/rpm/root" && cd "$work/rpm/root" &&
    rpm2cpio "$work"/rpm/RPMS/*/diskfish-[0-9]*.rpm >../cpio &&
    step cpio cpio -idm <../cpio && golden "$work/rpm/root"
}

test $# -gt 0 || set -- deb rpm
tarball || exit 1
failed=0
for kind; do
  if (cd "$work" && "$kind"); then
    echo "$kind: good"
  else
    echo "$kind: FAILED"
    failed=$((failed + 1))
  fi
done
echo "$*, each with the golden tests, $failed failed"
test $failed -eq 0
