# Tests with the real appliance, but for test-early-end.sh and
# test-interpreter.sh.
# SPDX-License-Identifier: GPL-3.0-or-later

APPLIANCE_TESTS = \
	tests/appliance/test-appliance-crash.sh \
	tests/appliance/test-guest-completion.sh \
	tests/appliance/test-early-shutdown.sh \
	tests/appliance/test-each-images.sh \
	tests/appliance/test-edit-files.sh \
	tests/appliance/test-event-handlers.sh \
	tests/appliance/test-remote-host-examples.sh \
	tests/appliance/test-disk-attach-modes.sh \
	tests/appliance/test-flush-at-exit.sh \
	tests/appliance/test-host-errors.sh \
	tests/appliance/test-shebang-scripts.sh \
	tests/appliance/test-kvm-fallback.sh \
	tests/appliance/test-launch-retry.sh \
	tests/appliance/test-launch-errors.sh \
	tests/appliance/test-lcd-attached-images.sh \
	tests/appliance/test-disk-hotplug.sh \
	tests/appliance/test-inspect-layout-tree.sh \
	tests/appliance/test-no-process-left.sh \
	tests/appliance/test-mount-local.sh \
	tests/appliance/test-mounted-device.sh \
	tests/appliance/test-network-disks.sh \
	tests/appliance/test-progress-guest-commands.sh \
	tests/appliance/test-qemu-arguments.sh \
	tests/appliance/test-qemu-killed-or-hung.sh \
	tests/appliance/test-script-blocks.sh \
	tests/appliance/test-launch-options.sh
dist_check_SCRIPTS += $(APPLIANCE_TESTS)
TESTS += $(APPLIANCE_TESTS)
EXTRA_DIST += tests/appliance/appliance.sh tests/appliance/early-shutdown.py \
	tests/appliance/http-server.py \
	tests/appliance/make-hive.py \
	$(wildcard $(addprefix $(srcdir)/tests/appliance/inspect-layout-tree/*., out err))

# Not a program, but built like one; it goes before that program's library.
check_PROGRAMS += tests/appliance/jumping-clock.so
tests_appliance_jumping_clock_so_SOURCES = tests/appliance/jumping-clock.c
tests_appliance_jumping_clock_so_CFLAGS = -std=gnu17 $(WARNINGS) -fPIC
tests_appliance_jumping_clock_so_LDFLAGS = -shared
tests_appliance_jumping_clock_so_LDADD = -ldl
