# The prompt, driven through a pseudo-terminal.
# SPDX-License-Identifier: GPL-3.0-or-later

PTY_TESTS = \
	tests/pty/test-prompt-with-appliance.sh \
	tests/pty/test-unicode-input.sh \
	tests/pty/test-tab-host-files.sh \
	tests/pty/test-tab-options.sh \
	tests/pty/test-tab-commands.sh \
	tests/pty/test-each-terminal.sh \
	tests/pty/test-eof-in-statement.sh \
	tests/pty/test-prompt-exit-status.sh \
	tests/pty/test-terminal-escapes.sh \
	tests/pty/test-history-errors.sh \
	tests/pty/test-history-file.sh \
	tests/pty/test-history.sh \
	tests/pty/test-progress-image-files.sh \
	tests/pty/test-inputrc.sh \
	tests/pty/test-interrupt.sh \
	tests/pty/test-luks-key-prompt.sh \
	tests/pty/test-tab-list.sh \
	tests/pty/test-multi-line-statements.sh \
	tests/pty/test-pager.sh \
	tests/pty/test-dumb-terminals.sh \
	tests/pty/test-progress-bars.sh \
	tests/pty/test-shell-completion.sh \
	tests/pty/test-suspend.sh \
	tests/pty/test-output-streams.sh \
	tests/pty/test-tab-home-directory.sh \
	tests/pty/test-prompt-variables.sh \
	tests/pty/test-prompt-welcome.sh \
	tests/pty/test-window-resize.sh

dist_check_SCRIPTS += $(PTY_TESTS)
TESTS += $(PTY_TESTS)
EXTRA_DIST += tests/pty/terminal.sh tests/bench/prompt.sh
