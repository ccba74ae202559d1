# Tests of the warm start; each needs the appliance.
# SPDX-License-Identifier: GPL-3.0-or-later

WARM_TESTS = \
	tests/warm/test-clone-first-disk.sh \
	tests/warm/test-clone-like-cold-start.sh \
	tests/warm/test-clone-volumes.sh \
	tests/warm/test-clone-unique-ids.sh \
	tests/warm/test-disk-names.sh \
	tests/warm/test-udev-settle.sh \
	tests/warm/test-template-changed.sh \
	tests/warm/test-supermin-cache.sh \
	tests/warm/test-template-concurrent.sh \
	tests/warm/test-template-no-space.sh \
	tests/warm/test-killed-sessions.sh \
	tests/warm/test-kvm-verdict.sh
dist_check_SCRIPTS += $(WARM_TESTS)
TESTS += $(WARM_TESTS)
EXTRA_DIST += tests/warm/warm.sh
clean-local: clean-warm
clean-warm:
	rm -rf tests/warm/cache
