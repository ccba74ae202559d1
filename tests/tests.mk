# Tests, named once; each part of the tree of tests adds its own.
# SPDX-License-Identifier: GPL-3.0-or-later

TESTS =
dist_check_SCRIPTS =

# Where a script finds the sources and the program.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_srcdir)'; top_builddir='$(abs_builddir)'; \
	export top_srcdir top_builddir;
LOG_DRIVER = $(SHELL) $(srcdir)/tests/test-driver.sh
EXTRA_DIST += tests/functions.sh tests/test-driver.sh

include tests/unit/unit.mk
include tests/fuzz/fuzz.mk
include tests/golden/golden.mk
include tests/interface/interface.mk
include tests/pty/pty.mk
include tests/docs/docs.mk
include tests/differential/differential.mk
include tests/appliance/appliance.mk
include tests/proof/proof.mk
include tests/bench/bench.mk
include tests/warm/warm.mk
include tests/cold/cold.mk
include tests/remote/remote.mk
include tests/checks/checks.mk
