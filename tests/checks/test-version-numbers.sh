#!/usr/bin/env bash
# diskfish: all files name the same version.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

cd "$top_srcdir" || exit 99
version=$(sed -n 's/^AC_INIT(\[diskfish\], \[\([^]]*\)\].*/\1/p' configure.ac)
test -n "$version" || fail 'configure.ac names no version'

# names WHERE FOUND: compare the version found in a file.
names ()
{
  test "$2" = "$version" || complain "$1 names '$2', not '$version'"
}

names 'the program' "$("$diskfish" --version | sed 's/^diskfish \([^ ]*\).*/\1/')"
# Unreleased changes have their own heading.
names NEWS.md "$(sed -n '/(unreleased)$/d; /^## /{s/^## //p;q}' NEWS.md)"
names debian/changelog "$(sed -n '1s/^diskfish (\(.*\)).*/\1/p' debian/changelog)"
names diskfish.spec "$(sed -n 's/^Version: *//p' "$top_builddir/diskfish.spec")"
names 'its changelog' "$(sed -n '/^%changelog/{n;s/.* - \(.*\)-[0-9]*$/\1/p}' \
                           "$top_builddir/diskfish.spec")"
for page in man/diskfish.1 man/diskfish-commands.7 man/diskfish-modes.7; do
  names "$page" "$(sed -n 's/^\.TH .*"diskfish \([^"]*\)".*/\1/p' "$page")"
done

# quickstart's lists contain the build dependencies of the packages.
for package in $(sed -n '/^Build-Depends/,/^Standards/p' debian/control |
                   grep -o 'lib[a-z0-9]*-dev'); do
  grep -q "^$package\$\|^$package " packages/debian.txt ||
    complain "packages/debian.txt lacks $package"
done

# Each installed file is in the RPM's list.
mapfile -t listed < <(sed -n '/^%files/,/^%changelog/{
  s,^%{_bindir},bin,p; s,^%{_libexecdir},libexec,p
  s,^%{_mandir},share/man,p; s,^%{_datadir},share,p }' \
  "$top_builddir/diskfish.spec")
is_listed ()
{
  local pattern

  for pattern in "${listed[@]}"; do
    # shellcheck disable=SC2053
    [[ $1 != $pattern && $1 != $pattern/* ]] || return 0
  done
  return 1
}

# Independent of the configured directories.
env -u MAKEFLAGS make -s -C "$top_builddir" install DESTDIR="$scratch/root" \
    bindir=/bin libexecdir=/libexec datadir=/share mandir=/share/man \
    >"$scratch/install.log" 2>&1 ||
  fail "$(tail -n 5 "$scratch/install.log")"
while read -r file; do
  is_listed "$file" || complain "diskfish.spec lacks $file"
done < <(cd "$scratch/root" && find . -type f | sed 's,^\./,,')

verdict "version $version,"
