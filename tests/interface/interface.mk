# Tests that the interface of scripts stays compatible.
# SPDX-License-Identifier: GPL-3.0-or-later

check_PROGRAMS += tests/interface/print-interface
tests_interface_print_interface_CPPFLAGS = $(AM_CPPFLAGS) $(COMMANDS)
tests_interface_print_interface_SOURCES = tests/interface/print-interface.c
tests_interface_print_interface_LDADD = $(fish_diskfish_LDADD)

check_PROGRAMS += tests/interface/print-samples
tests_interface_print_samples_CPPFLAGS = $(AM_CPPFLAGS) $(FISH_OUTPUT)
tests_interface_print_samples_SOURCES = tests/interface/print-samples.c
tests_interface_print_samples_LDADD = $(fish_diskfish_LDADD)

INTERFACE_TESTS = \
	tests/interface/test-lost-output.sh \
	tests/interface/test-output-order.sh \
	tests/interface/test-stable-interface.sh
dist_check_SCRIPTS += $(INTERFACE_TESTS)
TESTS += $(INTERFACE_TESTS)
EXTRA_DIST += tests/interface/compare.awk tests/interface/interface.txt
