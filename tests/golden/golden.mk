# Scripts with all that they print.  A case is looked for in the folder, so
# its files are not listed here.
# SPDX-License-Identifier: GPL-3.0-or-later

dist_check_SCRIPTS += tests/golden/test-golden.sh
TESTS += tests/golden/test-golden.sh
EXTRA_DIST += tests/golden/.gitattributes \
	$(wildcard $(addprefix $(srcdir)/tests/golden/*., \
	  fish args setup stdin out err status))
