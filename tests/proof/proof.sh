# shellcheck shell=bash
# diskfish: functions for the proofs of the modes.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "${BASH_SOURCE[0]}")/../appliance/appliance.sh"

DISKFISH_LIBEXECDIR=$(cd "$top_builddir/appliance" && pwd)
export DISKFISH_LIBEXECDIR

# Disks are in the directory d, and their contents after a loss of power in the
# directory copies; see flush-recorder.c.
mkdir d copies
flushes=$scratch/flushes
witness=$(cd "$top_builddir" && pwd)/tests/proof/flush-recorder.so

# run_witnessed NAME [ARGUMENT...]: like run_script; the flushes go to $flushes.
run_witnessed ()
{
  : >"$flushes"
  WITNESS_DIRECTORY=$scratch/d WITNESS_LOG=$flushes \
    WITNESS_COPIES=$scratch/copies LD_PRELOAD=$witness \
    ASAN_OPTIONS=verify_asan_link_order=0 run_script "$@"
}

# Print the copy made at the last flush of a disk.
last_copy ()
{
  find copies -name "$1.[0-9]*" | sort -V | tail -n 1
}
