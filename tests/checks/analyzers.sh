#!/usr/bin/env bash
# diskfish: static analyzers find nothing in the sources.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: analyzers.sh [clang|gcc|clang-tidy|cppcheck]...
#
# Run it in the build directory.  No finding is allowed: .clang-tidy and
# cppcheck.txt list the suppressions, each with its reason.

set -u
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/checks/separate-build.sh
. "$here/separate-build.sh"
top_srcdir=$(cd "$here/../.." && pwd)

directories=(common lexer drives appliance commands completions fish man)
flags=(-std=gnu17 -D_GNU_SOURCE -DPKGLIBEXECDIR=\"/usr/libexec/diskfish\"
       "-I$PWD/appliance/generated" "-I$PWD/commands/generated")
while IFS= read -r directory; do
  flags+=("-I$top_srcdir/$directory")
done < <(cd "$top_srcdir" &&
           find "${directories[@]}" -name '*.h' -printf '%h\n' |
           sort -u)
# shellcheck disable=SC2207
flags+=($(pkg-config --cflags libguestfs readline jansson smartcols \
                       libconfig))

sources ()
{
  cd "$top_srcdir" &&
    find "${directories[@]}" -name '*.c' ! -path 'commands/generated/*' \
      ! -path lexer/lexer.c | sort
}

run_clang ()
{
  (apart_clang)
}

# Run gcc -fanalyzer in a separate build.  It treats a cleanup attribute as a
# use of the variable; -Wmaybe-uninitialized handles that correctly.
run_gcc ()
{
  (apart analyzer CC=gcc --enable-gcc-warnings \
     CFLAGS='-O2 -fanalyzer -Wno-analyzer-use-of-uninitialized-value' &&
     apart_make -k)
}

run_clang-tidy ()
{
  mkdir -p build-analyzer &&
    printf '%s\n' -include "$PWD/config.h" "${flags[@]}" \
      >build-analyzer/compile_flags.txt &&
    sources | sed "s|^|$top_srcdir/|" |
    xargs -P "$(nproc)" -n 8 clang-tidy --quiet -p build-analyzer \
      --config-file="$top_srcdir/.clang-tidy" 2>/dev/null
}

run_cppcheck ()
{
  sources | sed "s|^|$top_srcdir/|" |
    cppcheck --file-list=- --quiet --error-exitcode=1 --inline-suppr \
      --enable=warning,performance,portability --std=c11 --library=gnu \
      --include=config.h '-Djson_object_foreach(o,k,v)=while(next(o,&k,&v))' \
      '-Djson_array_foreach(a,i,v)=while(next(a,&i,&v))' \
      --suppressions-list="$here/cppcheck.txt" \
      -j "$(nproc)" "${flags[@]/#-std=*/-DCPPCHECK}"
}

test $# -gt 0 || set -- clang gcc clang-tidy cppcheck
failed=0
for analyzer; do
  if "run_$analyzer"; then
    echo "$analyzer: nothing found"
  else
    echo "$analyzer: FAILED"
    failed=$((failed + 1))
  fi
done
echo "$* over $(sources | wc -l) files, $failed failed"
test $failed -eq 0
