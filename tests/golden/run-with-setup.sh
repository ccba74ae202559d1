#!/usr/bin/env bash
# Run the setup commands of a case in its scratch directory, then diskfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: run-with-setup.sh SETUP DISKFISH [ARGUMENT...]
#
# SETUP is sourced.  It may use $directory, the scratch directory.  It may set
# 'wrap' to words that precede the program, set 'diskfish' to another program,
# and trap EXIT.

set -u
# shellcheck disable=SC2034
directory=$PWD
setup=$1
diskfish=$2
shift 2
args=("$@")
wrap=()
read -ra wrapper <<<"${DISKFISH_TEST_WRAP-}"
# shellcheck disable=SC1090
source "$setup" </dev/null
env "${wrap[@]}" "${wrapper[@]}" "$diskfish" "${args[@]}"
