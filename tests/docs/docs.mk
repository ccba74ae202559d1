# Tests that the manual, help, completion and the table agree.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += $(DOCS_TESTS)
TESTS += $(DOCS_TESTS)
EXTRA_DIST += tests/complete/cases.txt tests/docs/exceptions.txt \
	tests/validate-json.py
