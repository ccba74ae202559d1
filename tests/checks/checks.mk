# Checks that build again or take long.
# SPDX-License-Identifier: GPL-3.0-or-later

CHECKS = \
	tests/checks/analyzers.sh \
	tests/checks/coverage.sh \
	tests/checks/cross.sh \
	tests/checks/faults.sh \
	tests/checks/kills.sh \
	tests/checks/load.sh \
	tests/checks/packages.sh \
	tests/checks/reproducible.sh \
	tests/checks/sanitizers.sh \
	tests/checks/valgrind.sh
EXTRA_DIST += $(CHECKS) .clang-tidy docs/tried.json \
	tests/checks/addition-lists.py tests/checks/check-workflow.py \
	tests/checks/command-names.py tests/checks/cppcheck.txt \
	tests/checks/english-exceptions.txt tests/checks/include-graph.py \
	tests/checks/plain-english.py \
	tests/checks/separate-build.sh \
	tests/checks/tried.py tests/checks/valgrind.supp

EXTRA_DIST += $(CHECKS_TESTS)
TESTS += $(CHECKS_TESTS)

# The tests that need neither an appliance nor a terminal.
QUICK_TESTS = $(UNIT_TESTS) $(CHECKS_TESTS) \
	tests/complete/test-completion-cases.sh \
	tests/docs/test-help-and-manual.sh \
	tests/fuzz/test-fuzz-corpus.sh \
	tests/generator/test-generator.sh \
	$(GOLDEN_TESTS) \
	tests/interface/test-stable-interface.sh
check-quick:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(QUICK_TESTS)'

# Tests that inject failures.
FAULT_TESTS = \
	tests/appliance/test-appliance-crash.sh \
	tests/appliance/test-host-errors.sh \
	tests/appliance/test-launch-errors.sh \
	tests/appliance/test-qemu-killed-or-hung.sh \
	tests/cold/test-clock-jumps.sh \
	tests/cold/test-template-changed.sh \
	tests/cold/test-template-no-space.sh \
	tests/proof/test-flush-errors.sh \
	tests/proof/test-host-power-loss.sh \
	tests/unit/appliance/hv/test_faults_hv.t \
	tests/unit/appliance/test_faults_appliance.t \
	tests/unit/drives/test_faults_drives.t \
	tests/unit/fish/test_faults_fish.t \
	tests/warm/test-killed-sessions.sh
check-faults:
	$(SHELL) $(srcdir)/tests/checks/faults.sh $(FAULT_TESTS)

check-analyzers check-coverage check-cross check-kills check-load \
check-packages check-reproducible check-sanitizers check-valgrind:
	$(SHELL) $(srcdir)/tests/checks/$(@:check-%=%).sh

# Run all of these, which takes hours, and store the last line of each in the
# README.
tried:
	python3 $(srcdir)/tests/checks/tried.py
.PHONY: check-quick check-analyzers check-coverage check-cross check-faults \
	check-kills check-load check-packages check-reproducible \
	check-sanitizers check-valgrind tried
