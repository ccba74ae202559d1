#!/usr/bin/env bash
# diskfish: measure scripts without an appliance, and their memory.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] [LINES=100000] shell.sh

. "$(dirname -- "$0")/samples.sh"
need guestfish /usr/bin/time

lines=${LINES:-100000}

memory ()
{
  /usr/bin/time -f %M -o memory "$(program_of "$1")" echo a >/dev/null
  sample 'most memory of: echo a' kB "$1" "$(tail -n 1 memory)"
}

# starts WHAT NAME PROGRAM WORD...: measure the mean of 20 starts, since a
# single one is too short.
starts ()
{
  local what=$1 name=$2 from i

  shift 2
  from=$(now)
  for i in {1..20}; do
    "$@" >/dev/null
  done
  sample "$what" s "$name" "$(seconds $((($(now) - from) / 20)))"
}

start () { starts 'start, and: echo a' "$1" "$(program_of "$1")" echo a; }

# These start without libguestfs.
version () { starts 'start, and: --version' "$1" "$(program_of "$1")" --version; }

# guestfish has no such command: compare with qemu-img itself.
info ()
{
  local text='start, and: disk info'

  if test "$1" = diskfish; then
    starts "$text" "$1" "$diskfish" disk info info.qcow2
  else
    starts "$text" "$1" qemu-img info info.qcow2
  fi
}

check ()
{
  local text="$lines lines: --check; guestfish runs them"

  if test "$1" = diskfish; then
    timed "$text" "$1" "$diskfish" --check -f many.fish
  else
    timed "$text" "$1" "$1" -f many.fish
  fi
}

many () { timed "$lines lines of echo" "$1" "$(program_of "$1")" -f many.fish; }

seq "$lines" | sed 's/.*/echo line & "two words" '"'and more'"'/' >many.fish
takes_turns check
takes_turns many
takes_turns start
takes_turns version
qemu-img create -q -f qcow2 info.qcow2 1G
other=qemu-img takes_turns info
takes_turns memory
show_samples
