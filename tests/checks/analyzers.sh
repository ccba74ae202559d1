#!/usr/bin/env bash
# diskfish: what programs find that read the sources.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: analyzers.sh [clang|gcc|clang-tidy|cppcheck]...
#
# Run it where diskfish was built.  Nothing may be found: what does not count
# is in .clang-tidy and cppcheck.txt, each with its reason.

set -u
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/checks/separate-build.sh
. "$here/separate-build.sh"
top_srcdir=$(cd "$here/../.." && pwd)

folders=(common lexer drives appliance commands completions fish man)
flags=(-std=gnu17 -D_GNU_SOURCE -DPKGLIBEXECDIR=\"/usr/libexec/diskfish\"
       "-I$PWD/appliance/generated" "-I$PWD/commands/generated")
while IFS= read -r directory; do
  flags+=("-I$top_srcdir/$directory")
done < <(cd "$top_srcdir" &&
           find "${folders[@]}" -name '*.h' -printf '%h\n' |
           sort -u)
# shellcheck disable=SC2207
flags+=($(pkg-config --cflags libguestfs readline jansson smartcols \
                       libxml-2.0 libconfig))

sources ()
{
  cd "$top_srcdir" &&
    find "${folders[@]}" -name '*.c' ! -path 'commands/generated/*' \
      ! -path lexer/lexer.c | sort
}

run_clang ()
{
  (apart_clang)
}

# The compiler itself, in a build of its own.  It takes a cleanup attribute's
# look at a variable for a use of it; -Wmaybe-uninitialized knows better.
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
