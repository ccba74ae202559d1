# Tests with the real appliance, except test-early-shutdown.sh and
# test-shebang-scripts.sh, which need none.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += $(APPLIANCE_TESTS)
TESTS += $(APPLIANCE_TESTS)
EXTRA_DIST += tests/appliance/appliance.sh tests/appliance/early-shutdown.py \
	tests/appliance/http-server.py \
	tests/appliance/make-hive.py \
	$(wildcard $(addprefix $(srcdir)/tests/appliance/inspect-layout-tree/*., out err)) \
	$(wildcard $(srcdir)/tests/appliance/transfer-errors/*.err)

# A library for LD_PRELOAD, built like a program.
check_PROGRAMS += tests/appliance/jumping-clock.so
tests_appliance_jumping_clock_so_SOURCES = tests/appliance/jumping-clock.c
tests_appliance_jumping_clock_so_CFLAGS = -std=gnu17 $(WARNINGS) -fPIC
tests_appliance_jumping_clock_so_LDFLAGS = -shared
tests_appliance_jumping_clock_so_LDADD = -ldl
