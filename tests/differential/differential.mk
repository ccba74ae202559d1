# The same scripts through guestfish and diskfish.
# SPDX-License-Identifier: GPL-3.0-or-later

DIFFERENTIAL_TESTS = \
	tests/differential/test-host.sh \
	tests/differential/test-guest.sh
dist_check_SCRIPTS += $(DIFFERENTIAL_TESTS)
TESTS += $(DIFFERENTIAL_TESTS)
EXTRA_DIST += tests/differential/differential.sh \
	tests/differential/missing.txt tests/differential/normalise.sed \
	$(wildcard $(addprefix $(srcdir)/tests/differential/*., \
	  fish args setup stdin err))
