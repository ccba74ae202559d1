# Measurements, never part of a pass/fail run.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += \
	docs/figures.json \
	docs/figures.svg \
	tests/bench/appliance.sh \
	tests/bench/bench.sh \
	tests/bench/each.sh \
	tests/bench/image.sh \
	tests/bench/modes.sh \
	tests/bench/prompt.sh \
	tests/bench/report.py \
	tests/bench/samples.sh \
	tests/bench/scratch.sh \
	tests/bench/shell.sh \
	tests/bench/suite.sh

bench:
	$(SHELL) $(srcdir)/tests/bench/bench.sh
.PHONY: bench
