# Tests of the warm start; each needs the appliance.
# SPDX-License-Identifier: GPL-3.0-or-later

WARM_TESTS = \
	tests/warm/test-clone-unique-ids.sh \
	tests/warm/test-disk-names.sh \
	tests/warm/test-udev-settle.sh \
	tests/warm/test-killed-sessions.sh
dist_check_SCRIPTS += $(WARM_TESTS)
TESTS += $(WARM_TESTS)
EXTRA_DIST += tests/warm/warm.sh
