# shellcheck shell=bash
# diskfish: a second build beside this one, with other options.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Source it where diskfish was built.

# apart NAME ARGUMENT...: copy the sources to build-NAME/source, for a
# configured tree cannot be built elsewhere, and configure build-NAME/build
# with the arguments, once; go there.  Sets $apart and $apart_source.
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

# apart_step WHAT COMMAND...: what it prints is shown only if it fails.
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
