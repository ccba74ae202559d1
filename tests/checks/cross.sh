#!/usr/bin/env bash
# diskfish: a cross build runs no program of the host machine.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run it in the build directory, which is the native build.  It builds in
# build-cross/, with a compiler that marks its programs as those of another
# machine, so the kernel refuses to run them.

set -u
# shellcheck source=tests/checks/separate-build.sh
. "$(dirname "$0")/separate-build.sh"

native=$PWD
mkdir -p build-cross || exit 1
# Byte 18 of an ELF file is its machine: 183 is AArch64, 62 is x86-64.
case $(uname -m) in
  aarch64) host=x86_64-linux-gnu machine=076 ;;
  *) host=aarch64-linux-gnu machine=267 ;;
esac
sed "s/MACHINE/$machine/" >build-cross/cc <<'END'
#!/bin/bash
gcc "$@" || exit
output=a.out link=yes
while test $# -gt 0; do
  case $1 in
    -o) output=$2; shift ;;
    -c | -E | -S | -M | -MM) link=no ;;
  esac
  shift
done
test $link = no || ! test -f "$output" ||
  printf '\MACHINE' | dd of="$output" bs=1 seek=18 conv=notrunc status=none
END
chmod +x build-cross/cc

rm -rf build-cross/build
apart cross --build="$(gcc -dumpmachine)" --host="$host" \
  --with-native-build="$native" CC="$native/build-cross/cc" \
  CC_FOR_BUILD=gcc && apart_make || exit 1

failed=0
"$apart/build/fish/diskfish" --version 2>/dev/null && {
  echo 'the cross-built program runs here: the test proves nothing'
  failed=1
}
for file in man/diskfish.schema.json completions/shell/_diskfish \
            completions/shell/diskfish.bash completions/shell/diskfish.fish; do
  cmp "$native/$file" "$apart/build/$file" || failed=$((failed + 1))
done
echo "a cross build, $failed failed"
test "$failed" -eq 0
