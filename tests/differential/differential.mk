# The same scripts through guestfish and diskfish.
# SPDX-License-Identifier: GPL-3.0-or-later

DIFFERENTIAL_TESTS = \
	tests/differential/test-names.sh \
	tests/differential/test-recorded.sh
dist_check_SCRIPTS += $(DIFFERENTIAL_TESTS)
TESTS += $(DIFFERENTIAL_TESTS)
EXTRA_DIST += tests/differential/differential.sh \
	tests/differential/test-live.sh tests/differential/unsettled.txt \
	tests/differential/describe.fish tests/differential/list-tar.py \
	tests/differential/normalise.sed tests/differential/record.sh \
	$(wildcard $(srcdir)/tests/differential/cases/*) \
	$(wildcard $(srcdir)/tests/differential/record/*)
