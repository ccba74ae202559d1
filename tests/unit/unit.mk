# Unit tests: tests/unit/DIRECTORY/test_MODULE.c becomes a program that links
# the convenience libraries of its top directory and of earlier ones.  Every
# file is a test; only additional needs of a test are listed here.
# SPDX-License-Identifier: GPL-3.0-or-later

include tests/generator/generator.mk

EXTRA_DIST += $(UNIT_SOURCES) tests/unit/fake-table.c tests/unit/fake-table.h
if HAVE_CMOCKA
check_LIBRARIES = tests/unit/libunit.a
TESTS += $(UNIT_TESTS)
endif

# A member is linked only into the tests that use it.
tests_unit_libunit_a_CPPFLAGS = $(AM_CPPFLAGS) $(COMMANDS) $(UNIT)
tests_unit_libunit_a_CFLAGS = $(COMMANDS_CFLAGS)
tests_unit_libunit_a_SOURCES = \
	tests/unit/fast-clock.c tests/unit/fast-clock.h \
	tests/unit/fault.c tests/unit/fault.h \
	tests/unit/unit.c tests/unit/unit.h \
	tests/unit/unit-drive.c tests/unit/unit-drive.h \
	tests/unit/unit-library.c tests/unit/unit-library.h \
	tests/unit/unit-qmp.c tests/unit/unit-qmp.h \
	tests/unit/unit-script.c tests/unit/unit-script.h \
	tests/unit/unit-session.c tests/unit/unit-session.h

# ---- how a test of each directory is compiled and linked

UNIT = $(CMOCKA_CFLAGS) -I$(srcdir)/tests/unit

UNIT_FLAGS_common = $(libcommon_a_CPPFLAGS) $(AM_CFLAGS)
UNIT_FLAGS_lexer = $(liblexer_a_CPPFLAGS) $(AM_CFLAGS)
UNIT_FLAGS_drives = $(libdrives_a_CPPFLAGS) $(libdrives_a_CFLAGS)
UNIT_FLAGS_appliance = $(libappliance_a_CPPFLAGS) $(libappliance_a_CFLAGS) \
	$(APPLIANCE_HV)
UNIT_FLAGS_commands = $(AM_CPPFLAGS) $(COMMANDS) $(COMMANDS_CFLAGS)
UNIT_FLAGS_completions = $(libcompletions_a_CPPFLAGS) \
	$(libcompletions_a_CFLAGS)
UNIT_FLAGS_fish = $(AM_CPPFLAGS) $(FISH) $(FISH_CFLAGS)

UNIT_LIBS_drives = $(JANSSON_LIBS)
UNIT_LIBS_appliance = $(UNIT_LIBS_drives) $(LIBGUESTFS_PATHS) -lpthread
UNIT_LIBS_commands = $(UNIT_LIBS_appliance)
UNIT_LIBS_completions = $(UNIT_LIBS_commands)
UNIT_LIBS_fish = $(UNIT_LIBS_commands) $(READLINE_LIBS) $(SMARTCOLS_LIBS) \
	$(LIBCONFIG_LIBS)

UNIT_COMMANDS = $(filter %.a,$(COMMANDS_LIBS)) libtransfer.a \
	libappliance.a libdrives.a liblexer.a libcommon.a

tests/unit/common/%.t: tests/unit/common/%.o libcommon.a
	$(UNIT_LINK)
tests/unit/lexer/%.t: tests/unit/lexer/%.o liblexer.a libcommon.a
	$(UNIT_LINK)
tests/unit/drives/%.t: tests/unit/drives/%.o libdrives.a libcommon.a
	$(UNIT_LINK)
tests/unit/appliance/%.t: tests/unit/appliance/%.o libappliance.a \
		libdrives.a libcommon.a
	$(UNIT_LINK)
tests/unit/appliance/hv/%.t: tests/unit/appliance/hv/%.o libhv.a \
		libappliance.a libdrives.a libcommon.a
	$(UNIT_LINK)
tests/unit/commands/%.t: tests/unit/commands/%.o $(UNIT_COMMANDS)
	$(UNIT_LINK)
tests/unit/completions/%.t: tests/unit/completions/%.o libcompletions.a \
		$(UNIT_COMMANDS)
	$(UNIT_LINK)
tests/unit/fish/%.t: tests/unit/fish/%.o $(FISH_LIBS) libcompletions.a \
		$(UNIT_COMMANDS)
	$(UNIT_LINK)

# ---- additional needs of single tests

# The calls that fault.c wraps.
FAULT_LINK = \
	-Wl,--wrap=bind,--wrap=calloc,--wrap=chmod,--wrap=clone,--wrap=connect \
	-Wl,--wrap=fchmod,--wrap=fopen,--wrap=listen,--wrap=recv \
	-Wl,--wrap=recvmsg,--wrap=send,--wrap=fork,--wrap=fstat,--wrap=fsync,--wrap=ftruncate \
	-Wl,--wrap=lstat,--wrap=malloc,--wrap=mkdir,--wrap=mkdtemp \
	-Wl,--wrap=mkostemp,--wrap=open,--wrap=openat,--wrap=opendir \
	-Wl,--wrap=pipe2,--wrap=posix_fallocate,--wrap=read \
	-Wl,--wrap=reallocarray,--wrap=rename,--wrap=sendmsg \
	-Wl,--wrap=socket,--wrap=strdup,--wrap=write
FAST_CLOCK_LINK = -Wl,--wrap=poll,--wrap=clock_gettime

tests/unit/drives/test_drive.t: UNIT_LDFLAGS = -Wl,--wrap=open
tests/unit/drives/test_faults_drives.t: UNIT_LDFLAGS = $(FAULT_LINK)
tests/unit/appliance/test_commit.t: UNIT_LDFLAGS = $(FAST_CLOCK_LINK)
tests/unit/appliance/test_doctor.t: UNIT_LDFLAGS = \
	-Wl,--wrap=memory_available
tests/unit/appliance/test_faults_appliance.t: UNIT_LDFLAGS = $(FAULT_LINK)
tests/unit/appliance/test_faults_appliance.t: libhv.a
tests/unit/appliance/test_kvm.t: UNIT_LDFLAGS = -Wl,--wrap=poll,--wrap=access
tests/unit/appliance/test_hotplug.t: UNIT_LDFLAGS = $(FAST_CLOCK_LINK)
tests/unit/appliance/test_qmp.t: UNIT_LDFLAGS = $(FAST_CLOCK_LINK)
tests/unit/appliance/test_qmp_late.t: UNIT_LDFLAGS = $(FAST_CLOCK_LINK)
tests/unit/appliance/hv/test_faults_hv.t: UNIT_LDFLAGS = $(FAULT_LINK)
tests/unit/commands/table/test_bind.t: tests/unit/fake-table.o
tests/unit/commands/table/test_bind_options.t: tests/unit/fake-table.o
tests/unit/commands/table/test_bind_types.t: tests/unit/fake-table.o
tests/unit/commands/table/test_command.t: tests/unit/fake-table.o
tests/unit/commands/run/test_run.t: tests/unit/fake-table.o
tests/unit/fish/check/test_check.t: tests/unit/fake-table.o
tests/unit/fish/test_faults_fish.t: UNIT_LDFLAGS = $(FAULT_LINK)

# ---- the rules

UNIT_DIRECTORY = $(word 3,$(subst /, ,$@))
UNIT_LIBS = $(CMOCKA_LIBS) $(UNIT_LIBS_$(UNIT_DIRECTORY))
UNIT_LINK = $(AM_V_CCLD)$(CC) $(AM_CFLAGS) $(CFLAGS) $(AM_LDFLAGS) \
	$(UNIT_LDFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) \
	-Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(UNIT_LIBS)

tests/unit/fake-table.o: UNIT_DIRECTORY = commands

# 'make check' builds the tests that it runs; this target builds all of them.
unit-tests: $(UNIT_TESTS)
.PHONY: unit-tests

$(UNIT_TESTS): tests/unit/libunit.a
tests/unit/%.o: tests/unit/%.c | $(GENERATED) $(GUESTFS_HEADER)
	$(AM_V_CC)$(MKDIR_P) $(@D) && \
	  $(CC) $(DEFS) $(DEFAULT_INCLUDES) $(UNIT_FLAGS_$(UNIT_DIRECTORY)) \
	    $(UNIT) $(CPPFLAGS) $(CFLAGS) -MD -MP -c -o $@ $<

# 'make' alone needs no tests, and must not delete their objects.
.SECONDARY: $(patsubst %.t,%.o,$(UNIT_TESTS)) tests/unit/fake-table.o
-include $(wildcard tests/unit/*.d tests/unit/*/*.d tests/unit/*/*/*.d)
CLEANFILES += tests/unit/*.[do] tests/unit/*.gc* tests/unit/*/*.[dot] \
	tests/unit/*/*.gc* tests/unit/*/*/*.[dot] tests/unit/*/*/*.gc*
