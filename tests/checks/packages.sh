#!/usr/bin/env bash
# diskfish: the packages build, and the installed program works.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: packages.sh [deb|rpm|clean]...
#
# Run it in the build directory.  It builds in build-packages/, unpacks the
# packages there, and runs the golden tests with their program.  'clean' builds,
# installs and tests the package in a Debian system that contains only the
# packages of debian/control, which needs root and mmdebstrap.

set -u
builddir=$PWD
work=$PWD/build-packages

# step WHAT COMMAND...: run it, and show its output only if it fails.
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

# Use the tests of the tarball.
golden ()
{
  top_srcdir=$work/source top_builddir=$builddir \
    DISKFISH_TEST_PROGRAM=$1/usr/bin/diskfish \
    "$work/source/tests/golden/test-golden.sh"
}

# The sources contain debian/.
deb ()
{
  tar -C "$work/deb" -xf "$work"/diskfish-*.tar.xz &&
    (cd "$work"/deb/diskfish-*/ && step deb dpkg-buildpackage -us -uc -b) &&
    dpkg-deb -x "$work"/deb/diskfish_*.deb "$work/deb/root" &&
    golden "$work/deb/root"
}

# Package names differ on other distributions.
rpm ()
{
  local -a options=(--define "_topdir $work/rpm" --without nocheck)

  command -v dnf >/dev/null || options+=(--nodeps)
  step rpm rpmbuild -tb "${options[@]}" "$work"/diskfish-*.tar.xz &&
    mkdir -p "$work/rpm/root" && cd "$work/rpm/root" &&
    rpm2cpio "$work"/rpm/RPMS/*/diskfish-[0-9]*.rpm >../cpio &&
    step cpio cpio -idm <../cpio && golden "$work/rpm/root"
}

# Print the build dependencies of debian/control.
build_needs ()
{
  sed -n '/^Build-Depends:/,/^[A-Z][a-z-]*: [^d]/{
            s/^Build-Depends://; /^[A-Z]/d; s/[<(,].*//; s/ //g; p
          }' "$work/source/debian/control" |
    sed -n 's/^debhelper-compat$/debhelper/; /./p' | paste -sd ,
}

# in_clean COMMAND: run it in the new root, with /proc and the other mounts.
in_clean ()
{
  # shellcheck disable=SC2016
  unshare --mount sh -c '
    mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
      exec chroot "$0" env LC_ALL=C.UTF-8 HOME=/root TMPDIR=/tmp sh -c "$1"
  ' "$work/clean" "$1"
}

clean ()
{
  local root=$work/clean suite

  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  step clean-root mmdebstrap --variant=buildd --include="$(build_needs)" \
       "$suite" "$root" &&
    mkdir "$root/build" &&
    tar -C "$root/build" -xf "$work"/diskfish-*.tar.xz &&
    step clean-build in_clean \
         'cd /build/diskfish-* && dpkg-buildpackage -us -uc -b' &&
    step clean-install in_clean 'dpkg -i /build/diskfish_*.deb' &&
    in_clean 'cd /build/diskfish-* && rm fish/diskfish &&
              DISKFISH_TEST_PROGRAM=/usr/bin/diskfish \
                tests/golden/test-golden.sh'
}

test $# -gt 0 || set -- deb rpm clean
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
