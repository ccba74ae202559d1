# Checks that are more than tests: each builds again, or takes long.
# SPDX-License-Identifier: GPL-3.0-or-later

CHECKS = \
	tests/checks/analyzers.sh \
	tests/checks/coverage.sh \
	tests/checks/kills.sh \
	tests/checks/load.sh \
	tests/checks/packages.sh \
	tests/checks/reproducible.sh \
	tests/checks/sanitizers.sh \
	tests/checks/valgrind.sh
EXTRA_DIST += $(CHECKS) tests/checks/apart.sh tests/checks/valgrind.supp \
	tests/checks/cppcheck.txt .clang-tidy

CHECKS_TESTS = tests/checks/test-hardening.sh tests/checks/test-release.sh \
	tests/checks/test-security.sh
dist_check_SCRIPTS += $(CHECKS_TESTS)
TESTS += $(CHECKS_TESTS)

# The tests that need neither an appliance nor a terminal.
QUICK_TESTS = $(UNIT_TESTS) $(CHECKS_TESTS) \
	tests/complete/test-complete.sh \
	tests/docs/test-docs.sh \
	tests/fuzz/test-corpus.sh \
	tests/generator/test-generator.sh \
	tests/golden/test-golden.sh \
	tests/interface/test-interface.sh
check-quick:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(QUICK_TESTS)'

check-analyzers check-coverage check-kills check-load check-packages \
check-reproducible check-sanitizers check-valgrind:
	$(SHELL) $(srcdir)/tests/checks/$(@:check-%=%).sh
.PHONY: check-quick check-analyzers check-coverage check-kills check-load \
	check-packages check-reproducible check-sanitizers check-valgrind
