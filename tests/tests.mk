# Tests.  Each directory adds its own.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Lists of tests, and of files that tests read, are wildcards: adding a file is
# enough.  Automake cannot read a wildcard in TESTS, so configure.ac substitutes
# these.  Lists of sources and of single files are handwritten and sorted, which
# tests/docs/test-style.sh checks.

TESTS =
TEST_EXTENSIONS = .sh .t
dist_check_SCRIPTS =

# Directories of the sources and of the program, for scripts.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_srcdir)'; top_builddir='$(abs_builddir)'; \
	export top_srcdir top_builddir;
SH_LOG_DRIVER = $(SHELL) $(srcdir)/tests/test-driver.sh
T_LOG_DRIVER = $(SH_LOG_DRIVER)
EXTRA_DIST += tests/functions.sh tests/test-driver.sh

include tests/appliance/appliance.mk
include tests/bench/bench.mk
include tests/checks/checks.mk
include tests/cold/cold.mk
include tests/differential/differential.mk
include tests/docs/docs.mk
include tests/fuzz/fuzz.mk
include tests/golden/golden.mk
include tests/interface/interface.mk
include tests/proof/proof.mk
include tests/pty/pty.mk
include tests/remote/remote.mk
include tests/unit/unit.mk
include tests/warm/warm.mk
