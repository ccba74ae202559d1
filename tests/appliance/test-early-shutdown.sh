#!/usr/bin/env bash
# diskfish: a QEMU that gets SIGTERM soon after its start can exit cleanly.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# libguestfs may detect before the wrapper that the guest runs, and end it.
# QEMU was killed then, and the session failed.

source "$(dirname "$0")/../functions.sh"
need python3
cd "$scratch" || exit 99

early=$(cd "$top_srcdir" && pwd)/tests/appliance/early-shutdown.py
printf '#!/bin/sh\nexec python3 "%s" "$@"\n' "$early" >qemu
chmod +x qemu
timeout 60 python3 "$early" "$(cd "$top_builddir" && pwd)/appliance/diskfish-hv" \
        >out 2>&1
cat >expected <<'END'
QEMU wrote what it had to
the helper ended with status 0
without a parent it exits with status 1 and starts nothing
END
same 'early end' expected out
verdict
