# Measurements, never part of a pass/fail run.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += tests/bench/bench.sh tests/bench/scratch.sh
