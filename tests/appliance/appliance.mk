# Tests with the real appliance, but for test-early-end.sh and
# test-interpreter.sh.
# SPDX-License-Identifier: GPL-3.0-or-later

APPLIANCE_TESTS = \
	tests/appliance/test-appliance-crash.sh \
	tests/appliance/test-clock-jumps.sh \
	tests/appliance/test-cold.sh \
	tests/appliance/test-complete.sh \
	tests/appliance/test-debian-image.sh \
	tests/appliance/test-early-end.sh \
	tests/appliance/test-each.sh \
	tests/appliance/test-editing.sh \
	tests/appliance/test-events.sh \
	tests/appliance/test-fan-out.sh \
	tests/appliance/test-first-disk.sh \
	tests/appliance/test-flush.sh \
	tests/appliance/test-host-breaks.sh \
	tests/appliance/test-interpreter.sh \
	tests/appliance/test-kvm-fallback.sh \
	tests/appliance/test-launch-again.sh \
	tests/appliance/test-launch-fails.sh \
	tests/appliance/test-lcd.sh \
	tests/appliance/test-live-disks.sh \
	tests/appliance/test-looking.sh \
	tests/appliance/test-no-process-left.sh \
	tests/appliance/test-mount-local.sh \
	tests/appliance/test-mounted-device.sh \
	tests/appliance/test-peers.sh \
	tests/appliance/test-progress.sh \
	tests/appliance/test-qemu-arguments.sh \
	tests/appliance/test-qemu-breaks.sh \
	tests/appliance/test-scripts.sh \
	tests/appliance/test-start-options.sh
dist_check_SCRIPTS += $(APPLIANCE_TESTS)
TESTS += $(APPLIANCE_TESTS)
EXTRA_DIST += tests/appliance/appliance.sh tests/appliance/early-end.py \
	tests/appliance/http-server.py \
	tests/appliance/make-hive.py \
	$(wildcard $(addprefix $(srcdir)/tests/appliance/looking/*., out err))
CLEANFILES += tests/appliance/*.tar

# Not a program, but built like one; it goes before that program's library.
check_PROGRAMS += tests/appliance/clock.so
tests_appliance_clock_so_SOURCES = tests/appliance/clock.c
tests_appliance_clock_so_CFLAGS = -std=gnu17 $(WARNINGS) -fPIC
tests_appliance_clock_so_LDFLAGS = -shared
tests_appliance_clock_so_LDADD = -ldl
