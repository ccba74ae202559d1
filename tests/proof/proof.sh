# shellcheck shell=bash
# diskfish: what the proofs of the modes share.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "${BASH_SOURCE[0]}")/../appliance/appliance.sh"

DISKFISH_LIBEXECDIR=$(cd "$top_builddir/appliance" && pwd)
export DISKFISH_LIBEXECDIR

# Disks are in the folder d, and what a loss of power would leave of them is
# in the folder copies; see flush-recorder.c.
mkdir d copies
flushes=$scratch/flushes
witness=$(cd "$top_builddir" && pwd)/tests/proof/flush-recorder.so

# run_witnessed NAME [ARGUMENT...]: as run_script; $flushes has the flushes.
run_witnessed ()
{
  : >"$flushes"
  WITNESS_DIRECTORY=$scratch/d WITNESS_LOG=$flushes \
    WITNESS_COPIES=$scratch/copies LD_PRELOAD=$witness \
    ASAN_OPTIONS=verify_asan_link_order=0 run_script "$@"
}

# The copy that the last flush of a disk left.
last_copy ()
{
  find copies -name "$1.[0-9]*" | sort -V | tail -n 1
}
