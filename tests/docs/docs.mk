# The manual, help, completion and the table against each other.
# SPDX-License-Identifier: GPL-3.0-or-later

DOCS_TESTS = \
	tests/complete/test-complete.sh \
	tests/complete/test-values.sh \
	tests/docs/test-bash-completion.sh \
	tests/docs/test-docs.sh \
	tests/docs/test-examples.sh \
	tests/docs/test-json.sh \
	tests/docs/test-pages.sh \
	tests/docs/test-screens.sh
dist_check_SCRIPTS += $(DOCS_TESTS)
TESTS += $(DOCS_TESTS)
EXTRA_DIST += tests/validate-json.py tests/complete/cases.txt tests/docs/exceptions.txt
