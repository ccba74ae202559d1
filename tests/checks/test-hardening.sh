#!/usr/bin/env bash
# diskfish: the programs are built with the hardening options.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

need readelf
grep -q '^HARDEN_CFLAGS = ..*' "$top_builddir/Makefile" ||
  skip 'configured with --disable-hardening'

# has WHAT PATTERN: check that readelf's output contains the pattern.
has ()
{
  grep -qE "$2" "$scratch/elf" || complain "$program: no $1"
}

# has_plain_stack: check that the stack is not executable.
has_plain_stack ()
{
  ! grep -qE '^ *GNU_STACK .* RWE ' "$scratch/elf" ||
    complain "$program: a stack that can be run"
}

for program in fish/diskfish appliance/diskfish-hv; do
  readelf --wide --file-header --program-headers --dynamic --dyn-syms \
    "$top_builddir/$program" >"$scratch/elf" || exit 99
  has 'position-independent code' '^ *Type: *DYN'
  has 'RELRO' '^ *GNU_RELRO '
  has 'binding at the start' '\(FLAGS_1\).*\bNOW\b'
  has 'stack protector' '__stack_chk_fail'
  has_plain_stack
  # Sanitizers and FORTIFY exclude each other.
  grep -q '^SANITIZE = ..*' "$top_builddir/Makefile" ||
    has 'FORTIFY' '__[a-z]+_chk(@|$)'
done

# The guest agent needs no hardening: it runs only in the appliance, as root,
# and starts faster without it.
program=appliance/diskfish-wake
readelf --wide --program-headers "$top_builddir/$program" >"$scratch/elf" ||
  exit 99
has_plain_stack

verdict '3 programs,'
