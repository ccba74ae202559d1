# Tests of the warm start; each needs the appliance.
# SPDX-License-Identifier: GPL-3.0-or-later

WARM_TESTS = \
	tests/warm/test-first-disk.sh \
	tests/warm/test-same.sh \
	tests/warm/test-volumes.sh \
	tests/warm/test-unique.sh \
	tests/warm/test-order.sh \
	tests/warm/test-settle.sh \
	tests/warm/test-template.sh \
	tests/warm/test-built.sh \
	tests/warm/test-first.sh \
	tests/warm/test-full.sh \
	tests/warm/test-killed.sh \
	tests/warm/test-kvm.sh
dist_check_SCRIPTS += $(WARM_TESTS)
TESTS += $(WARM_TESTS)
EXTRA_DIST += tests/warm/functions.sh
clean-local: clean-warm
clean-warm:
	rm -rf tests/warm/cache
