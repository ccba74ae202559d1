# shellcheck shell=bash
# diskfish: functions for a second build with other options.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Source it in the build directory.

# apart NAME ARGUMENT...: copy the sources to build-NAME/source, since a
# configured tree cannot be built elsewhere, configure build-NAME/build once
# with the arguments, and change to it.  Sets $apart and $apart_source.
apart ()
{
  apart=$PWD/build-$1
  apart_source=$apart/source
  mkdir -p "$apart/build" || return
  rm -f "$apart"/*.log
  apart_step copy make -s distdir distdir="build-$1/source" || return
  shift
  cd "$apart/build" || return
  test -e Makefile || apart_step configure "$apart_source/configure" "$@"
}

# apart_step WHAT COMMAND...: run it, and show its output only if it fails.
apart_step ()
{
  local log=$apart/$1.log

  shift
  "$@" >"$log" 2>&1 && return
  tail -n 40 "$log"
  return 1
}

apart_make ()
{
  apart_step make make -j"$(nproc)" "$@"
}

# apart_clang: build all programs and tests with clang, with sanitizers and
# warnings as errors, and the fuzz targets for libFuzzer.
apart_clang ()
{
  apart clang CC="${CLANG:-clang}" --enable-fuzzer --enable-gcc-warnings &&
    apart_make -k && apart_make -k check unit-tests TESTS= &&
    apart_preload
}

# apart_preload: the address sanitizer wraps the functions of XDR, and finds the
# real ones only in libraries that are loaded at the start.  libguestfs, which
# uses them, is loaded later.
apart_preload ()
{
  local library

  library=$(ldconfig -p | awk '/libtirpc[.]so/ { print $NF; exit }')
  test -z "$library" || export LD_PRELOAD=$library
}

# apart_check TARGET...: run tests.  Sets $apart_tests and $apart_failed to
# their numbers; a skipped test has not failed.
apart_check ()
{
  local log=$apart/check.log status=0

  make -k "$@" >"$log" 2>&1 || status=1
  apart_tests=$(grep -c -E '^(PASS|FAIL|XFAIL|XPASS|ERROR): ' "$log")
  apart_failed=$(grep -c -E '^(FAIL|XPASS|ERROR): ' "$log")
  grep -E '^(FAIL|XPASS|ERROR|SKIP): ' "$log"
  test $status -eq 0 || test "$apart_failed" -gt 0 || {
    tail -n 40 "$log"
    apart_failed=1
  }
  test "$apart_failed" -eq 0
}
