# Tests of the prompt in a pseudo-terminal.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += $(PTY_TESTS)
TESTS += $(PTY_TESTS)
EXTRA_DIST += tests/bench/prompt.sh tests/pty/terminal.sh
