# Tests that compare diskfish with guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later

DIFFERENTIAL_TESTS = \
	tests/differential/test-names.sh \
	tests/differential/test-recorded.sh
dist_check_SCRIPTS += $(DIFFERENTIAL_TESTS)
TESTS += $(DIFFERENTIAL_TESTS)
EXTRA_DIST += \
	tests/differential/describe-image.py \
	tests/differential/describe.fish \
	tests/differential/differential.sh \
	tests/differential/domains.sh \
	tests/differential/linux-tree.sh \
	tests/differential/list-tar.py \
	tests/differential/normalise.sed \
	tests/differential/record.sh \
	tests/differential/record/version \
	tests/differential/slow.txt \
	tests/differential/small-guest.sh \
	tests/differential/test-live.sh \
	$(wildcard $(srcdir)/tests/differential/cases/*/*) \
	$(wildcard $(srcdir)/tests/differential/record/*/*)

# Run 15 cases with guestfish itself, different ones each day.
check-live:
	$(AM_TESTS_ENVIRONMENT) $(srcdir)/tests/differential/test-live.sh
.PHONY: check-live
