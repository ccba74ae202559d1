#!/usr/bin/env bash
# diskfish: measure each mode on this host's storage.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: modes.sh
#
# Runs 'disk bench', three rounds of each mode.  The results depend on the file
# system of TMPDIR.

. "$(dirname -- "$0")/samples.sh"
need qemu-img qemu-io

# Print the mode, milliseconds for one flushed write, and seconds for one GiB.
times ()
{
  python3 -c '
import json, sys
for row in json.load(sys.stdin):
    if row["flushed_writes"] is not None:
        print(row["mode"], "%.4f" % (1e3 / row["flushed_writes"]),
              "%.4f" % (2 ** 30 / row["sequential"]), sep="\t")'
}

"$diskfish" --json disk bench | times >measured || fail 'disk bench failed'
{
  IFS=$'\t' read -r _ usual_write usual_whole
  while IFS=$'\t' read -r mode write whole; do
    sample "$mode: 4 KiB and a flush" ms diskfish "$write"
    sample "$mode: 4 KiB and a flush" ms 'no mode' "$usual_write"
    sample "$mode: 1 GiB in one piece" s diskfish "$whole"
    sample "$mode: 1 GiB in one piece" s 'no mode' "$usual_whole"
  done
} <measured
show_samples
