# Valid and invalid descriptions, each with the generator's expected output.
# SPDX-License-Identifier: GPL-3.0-or-later

dist_check_SCRIPTS += tests/generator/test-generator.sh
TESTS += tests/generator/test-generator.sh
EXTRA_DIST += tests/generator/descriptions.test tests/generator/split-cases.py
