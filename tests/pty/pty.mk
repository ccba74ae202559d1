# The prompt, driven through a pseudo-terminal.
# SPDX-License-Identifier: GPL-3.0-or-later

PTY_TESTS = \
	tests/pty/test-appliance.sh \
	tests/pty/test-bytes.sh \
	tests/pty/test-complete-files.sh \
	tests/pty/test-complete-options.sh \
	tests/pty/test-complete.sh \
	tests/pty/test-each.sh \
	tests/pty/test-end-of-file.sh \
	tests/pty/test-end.sh \
	tests/pty/test-harmless.sh \
	tests/pty/test-history-bad.sh \
	tests/pty/test-history-kept.sh \
	tests/pty/test-history.sh \
	tests/pty/test-image-work.sh \
	tests/pty/test-inputrc.sh \
	tests/pty/test-interrupt.sh \
	tests/pty/test-keys.sh \
	tests/pty/test-list.sh \
	tests/pty/test-multi-line.sh \
	tests/pty/test-pager.sh \
	tests/pty/test-plain.sh \
	tests/pty/test-progress.sh \
	tests/pty/test-shells.sh \
	tests/pty/test-stop.sh \
	tests/pty/test-streams.sh \
	tests/pty/test-tab-home.sh \
	tests/pty/test-variables.sh \
	tests/pty/test-welcome.sh \
	tests/pty/test-window.sh

dist_check_SCRIPTS += $(PTY_TESTS)
TESTS += $(PTY_TESTS)
EXTRA_DIST += tests/pty/functions.sh tests/bench/prompt.sh
