# Tests of the warm start; each needs the appliance.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += $(WARM_TESTS)
TESTS += $(WARM_TESTS)
EXTRA_DIST += tests/warm/warm.sh
