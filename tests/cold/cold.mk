# Tests that boot the appliance or build templates, run by 'make check-cold'.
# SPDX-License-Identifier: GPL-3.0-or-later

COLD_PASS = $(COLD_TESTS) \
	tests/appliance/test-appliance-crash.sh \
	tests/appliance/test-disk-attach-modes.sh \
	tests/appliance/test-disk-hotplug.sh \
	tests/proof/test-formats.sh \
	tests/pty/test-progress-bars.sh \
	tests/warm/test-disk-names.sh \
	tests/warm/test-killed-sessions.sh
EXTRA_DIST += $(COLD_TESTS) tests/checks/pass.sh

# Tests with a part that takes minutes with clones too.
SLOW_PASS = \
	tests/appliance/test-inspect-layout-tree.sh \
	tests/appliance/test-launch-options.sh \
	tests/appliance/test-qemu-arguments.sh \
	tests/differential/test-recorded.sh \
	tests/proof/test-formats.sh \
	tests/proof/test-mode-guarantees.sh

check-cold:
	@$(SHELL) $(srcdir)/tests/checks/pass.sh cold $(COLD_PASS)
check-slow:
	@$(SHELL) $(srcdir)/tests/checks/pass.sh slow $(SLOW_PASS)
.PHONY: check-cold check-slow

clean-local: clean-cache
clean-cache:
	rm -rf tests/cache
