#!/usr/bin/env bash
# diskfish: two builds install the same bytes.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run it in the build directory.  It builds twice in build-reproducible/, the
# second time with other file times, time zone, language, umask and number of
# jobs.  The directory is the same, since the debug information contains it.

set -u
# shellcheck source=tests/checks/separate-build.sh
. "$(dirname "$0")/separate-build.sh"

# Print the checksums of the installed files.
build ()
{
  local root=$apart/root

  rm -rf "$apart/build" "$root"
  mkdir -p "$apart/build" && cd "$apart/build" &&
    apart_step "configure" "$apart_source/configure" --prefix=/usr &&
    apart_step "make-$1" make "-j$1" &&
    apart_step install make install DESTDIR="$root" &&
    (cd "$root" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

apart reproducible --prefix=/usr || exit 1
(export TZ=UTC LC_ALL=C; umask 022; build 1) >"$apart/first" || exit 1
find "$apart_source" -type f -exec touch -d '2001-02-03' {} +
(export TZ=Asia/Kathmandu LC_ALL=C.UTF-8; umask 077; build 2) \
  >"$apart/second" || exit 1
failed=$(diff "$apart/first" "$apart/second" | tee /dev/stderr | grep -c '^<')
echo "2 builds, $(wc -l <"$apart/first") installed files, $failed failed"
cmp -s "$apart/first" "$apart/second"
