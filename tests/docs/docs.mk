# The manual, help, completion and the table against each other.
# SPDX-License-Identifier: GPL-3.0-or-later

DOCS_TESTS = \
	tests/complete/test-completion-cases.sh \
	tests/complete/test-completion-values.sh \
	tests/docs/test-bash-completion.sh \
	tests/docs/test-help-and-manual.sh \
	tests/docs/test-manual-examples.sh \
	tests/docs/test-json-schema.sh \
	tests/docs/test-manual-pages.sh \
	tests/docs/test-readme-examples.sh
dist_check_SCRIPTS += $(DOCS_TESTS)
TESTS += $(DOCS_TESTS)
EXTRA_DIST += tests/validate-json.py tests/complete/cases.txt tests/docs/exceptions.txt
