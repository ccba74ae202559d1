# Tests of remote control.
# SPDX-License-Identifier: GPL-3.0-or-later

dist_check_SCRIPTS += tests/remote/test-remote-control.sh
TESTS += tests/remote/test-remote-control.sh
EXTRA_DIST += tests/remote/frames.pl tests/remote/server.pl
