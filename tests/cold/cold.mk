# Tests that boot the appliance or build templates: they take longer, and run
# by 'make check-cold'.  So do the tests of other directories that have a part
# for this pass.
# SPDX-License-Identifier: GPL-3.0-or-later

COLD_PASS = $(COLD_TESTS) \
	tests/appliance/test-appliance-crash.sh \
	tests/appliance/test-disk-attach-modes.sh \
	tests/appliance/test-disk-hotplug.sh \
	tests/appliance/test-inspect-layout-tree.sh \
	tests/appliance/test-kvm-fallback.sh \
	tests/appliance/test-launch-retry.sh \
	tests/differential/test-recorded.sh \
	tests/pty/test-progress-bars.sh \
	tests/warm/test-disk-names.sh \
	tests/warm/test-killed-sessions.sh
EXTRA_DIST += $(COLD_TESTS) tests/checks/cold.sh

check-cold:
	@$(SHELL) $(srcdir)/tests/checks/cold.sh $(COLD_PASS)
.PHONY: check-cold

clean-local: clean-cache
clean-cache:
	rm -rf tests/cache
