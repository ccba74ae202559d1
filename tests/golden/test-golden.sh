#!/usr/bin/env bash
# diskfish: scripts and arguments give exactly the expected output and status.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-golden.sh [-u] [-r AREA]... [NAME...]
#        test-golden.sh -l
#
# A case is a file AREA/NAME.test: comments, which are lines that begin with
# '#', then sections in this order; tests/sections.py describes their form:
#
#   --- script          the script; 'diskfish -f script.fish' runs it
#   --- script stdin    instead: the script is standard input, a file
#   --- script stream   instead: the script comes from a pipe whose writer waits
#                       until something is printed
#   --- arguments       arguments instead of '-f script.fish', one a line
#   --- setup           bash commands that run first: see run-with-setup.sh
#   --- stdout, --- stderr, --- status
#                       what the run must print, and its exit status
#
# The script is 'script.fish' in a scratch directory of the case.  Sections
# that would be empty, or 0, are left out.
#
# A failed case prints a patch of its file for 'git apply' or 'patch -p1' in the
# top directory.  -u rewrites the expectations: check the difference before you
# commit it.  -r runs one area, -l lists the cases.  The words of
# DISKFISH_TEST_WRAP precede the program: valgrind.

source "$(dirname "$0")/../functions.sh"

need python3
python3 -B "$here/golden.py" --program "$diskfish" --scratch "$scratch" \
  --directory "$here" "$@"
