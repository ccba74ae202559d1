# Golden tests: scripts and arguments with their whole output, AREA/NAME.test.
# SPDX-License-Identifier: GPL-3.0-or-later

GOLDEN_TESTS = tests/golden/test-golden.sh tests/golden/test-golden-runner.sh
dist_check_SCRIPTS += $(GOLDEN_TESTS)
TESTS += $(GOLDEN_TESTS)
EXTRA_DIST += tests/golden/.gitattributes tests/golden/golden.py \
	tests/golden/run-with-setup.sh tests/sections.py \
	$(wildcard $(srcdir)/tests/golden/*/*.test)
