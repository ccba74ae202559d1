# Unit tests: a program for each module, which links the convenience library
# of the module's folder and those below.
# SPDX-License-Identifier: GPL-3.0-or-later

include tests/generator/generator.mk

if HAVE_CMOCKA
check_LIBRARIES = tests/unit/libunit.a
UNIT_TESTS = \
	tests/unit/test_add_drives \
	tests/unit/test_appliance \
	tests/unit/test_arena \
	tests/unit/test_asked \
	tests/unit/test_bind \
	tests/unit/test_bind_options \
	tests/unit/test_bind_types \
	tests/unit/test_cause \
	tests/unit/test_check \
	tests/unit/test_check_host \
	tests/unit/test_children \
	tests/unit/test_choices \
	tests/unit/test_cleanup \
	tests/unit/test_cmd_disk \
	tests/unit/test_cmd_drive \
	tests/unit/test_cmd_shell \
	tests/unit/test_command \
	tests/unit/test_commit \
	tests/unit/test_config_save \
	tests/unit/test_conflicts \
	tests/unit/test_diag \
	tests/unit/test_doctor \
	tests/unit/test_drive \
	tests/unit/test_drive_config \
	tests/unit/test_drive_option \
	tests/unit/test_drive_words \
	tests/unit/test_each_job \
	tests/unit/test_each_line \
	tests/unit/test_each_room \
	tests/unit/test_escape \
	tests/unit/test_faults_appliance \
	tests/unit/test_faults_drives \
	tests/unit/test_faults_fish \
	tests/unit/test_faults_hv \
	tests/unit/test_handle \
	tests/unit/test_heredoc \
	tests/unit/test_holder \
	tests/unit/test_host \
	tests/unit/test_hv_args \
	tests/unit/test_hv_store \
	tests/unit/test_hv_watch \
	tests/unit/test_image \
	tests/unit/test_json_place \
	tests/unit/test_key_selector \
	tests/unit/test_keywords \
	tests/unit/test_kvm \
	tests/unit/test_line_diff \
	tests/unit/test_lexer \
	tests/unit/test_list \
	tests/unit/test_live \
	tests/unit/test_mode \
	tests/unit/test_number \
	tests/unit/test_options \
	tests/unit/test_print_diag \
	tests/unit/test_print_table \
	tests/unit/test_print_tree \
	tests/unit/test_printer \
	tests/unit/test_progress \
	tests/unit/test_qemu_img \
	tests/unit/test_qmp \
	tests/unit/test_qmp_late \
	tests/unit/test_reference \
	tests/unit/test_remote_wire \
	tests/unit/test_run \
	tests/unit/test_script \
	tests/unit/test_script_args \
	tests/unit/test_script_errors \
	tests/unit/test_secrets \
	tests/unit/test_shell \
	tests/unit/test_source \
	tests/unit/test_strbuf \
	tests/unit/test_suggest \
	tests/unit/test_temporary \
	tests/unit/test_trace \
	tests/unit/test_trusted \
	tests/unit/test_user_folder \
	tests/unit/test_uri \
	tests/unit/test_utf8 \
	tests/unit/test_value \
	tests/unit/test_variables \
	tests/unit/test_vector \
	tests/unit/test_xalloc
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

# The rules of how the sources look.
dist_check_SCRIPTS += tests/docs/test-style.sh
TESTS += tests/docs/test-style.sh

UNIT = $(CMOCKA_CFLAGS) -I$(srcdir)/tests/unit
UNIT_COMMON = $(libcommon_a_CPPFLAGS) $(UNIT)
UNIT_LEXER = $(liblexer_a_CPPFLAGS) $(UNIT)
UNIT_DRIVES = $(libdrives_a_CPPFLAGS) $(UNIT) $(JANSSON_CFLAGS)
UNIT_APPLIANCE = $(libappliance_a_CPPFLAGS) $(UNIT) $(LIBGUESTFS_CFLAGS) \
	$(JANSSON_CFLAGS)
UNIT_COMMANDS = $(libcommands_a_CPPFLAGS) $(UNIT) $(LIBGUESTFS_CFLAGS) \
	$(JANSSON_CFLAGS)
UNIT_FISH = $(libfish_a_CPPFLAGS) $(UNIT) $(LIBGUESTFS_CFLAGS) \
	$(JANSSON_CFLAGS)

UNIT_LIBS = tests/unit/libunit.a
UNIT_COMMON_LIBS = $(UNIT_LIBS) libcommon.a $(CMOCKA_LIBS)
UNIT_LEXER_LIBS = $(UNIT_LIBS) liblexer.a libcommon.a $(CMOCKA_LIBS)
UNIT_DRIVES_LIBS = $(UNIT_LIBS) libdrives.a libcommon.a $(CMOCKA_LIBS) \
	$(JANSSON_LIBS) $(LIBXML2_LIBS)
UNIT_APPLIANCE_LIBS = $(UNIT_LIBS) libappliance.a libdrives.a libcommon.a \
	$(CMOCKA_LIBS) $(LIBGUESTFS_LIBS) $(JANSSON_LIBS) -lpthread $(LIBXML2_LIBS)
UNIT_COMMANDS_LIBS = $(UNIT_LIBS) libcommands.a libappliance.a libdrives.a \
	liblexer.a libcommon.a $(CMOCKA_LIBS) $(LIBGUESTFS_LIBS) \
	$(JANSSON_LIBS) -lpthread $(LIBXML2_LIBS)
UNIT_FISH_LIBS = $(UNIT_LIBS) $(fish_diskfish_LDADD) $(CMOCKA_LIBS)

# The calls that fault.c lets fail.
FAULT = tests/unit/fault.c tests/unit/fault.h
FAULT_LINK = $(AM_LDFLAGS) \
	-Wl,--wrap=bind,--wrap=calloc,--wrap=chmod,--wrap=connect \
	-Wl,--wrap=fchmod,--wrap=fopen,--wrap=listen,--wrap=recv \
	-Wl,--wrap=recvmsg,--wrap=send,--wrap=fork,--wrap=fstat,--wrap=fsync,--wrap=ftruncate \
	-Wl,--wrap=lstat,--wrap=malloc,--wrap=mkdir,--wrap=mkdtemp \
	-Wl,--wrap=mkostemp,--wrap=open,--wrap=openat,--wrap=opendir \
	-Wl,--wrap=pipe2,--wrap=posix_fallocate,--wrap=read \
	-Wl,--wrap=reallocarray,--wrap=rename,--wrap=sendmsg \
	-Wl,--wrap=socket,--wrap=strdup,--wrap=write

# Time that passes faster.
FAST_CLOCK = tests/unit/fast-clock.c tests/unit/fast-clock.h
FAST_CLOCK_LINK = $(AM_LDFLAGS) -Wl,--wrap=poll,--wrap=clock_gettime

UNIT_QMP = tests/unit/unit-qmp.c tests/unit/unit-qmp.h

FAKE_TABLE = tests/unit/fake-table.c tests/unit/fake-table.h
UNIT_SESSION = tests/unit/unit-session.c tests/unit/unit-session.h

tests_unit_libunit_a_CPPFLAGS = $(UNIT_LEXER) $(DRIVES)
tests_unit_libunit_a_SOURCES = \
	tests/unit/unit-drive.c tests/unit/unit-drive.h \
	tests/unit/unit-script.c tests/unit/unit-script.h \
	tests/unit/unit.c tests/unit/unit.h

# common
tests_unit_test_arena_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_arena_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_choices_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_choices_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_cleanup_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_cleanup_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_diag_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_diag_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_escape_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_escape_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_line_diff_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_line_diff_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_number_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_number_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_source_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_source_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_strbuf_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_strbuf_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_suggest_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_suggest_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_temporary_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_temporary_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_user_folder_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_user_folder_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_utf8_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_utf8_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_vector_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_vector_LDADD = $(UNIT_COMMON_LIBS)
tests_unit_test_xalloc_CPPFLAGS = $(UNIT_COMMON)
tests_unit_test_xalloc_LDADD = $(UNIT_COMMON_LIBS)

# lexer
tests_unit_test_heredoc_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_heredoc_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_lexer_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_lexer_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_keywords_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_keywords_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_list_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_list_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_reference_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_reference_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_script_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_script_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_script_args_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_script_args_LDADD = $(UNIT_LEXER_LIBS)
tests_unit_test_script_errors_CPPFLAGS = $(UNIT_LEXER)
tests_unit_test_script_errors_LDADD = $(UNIT_LEXER_LIBS)

# drives
tests_unit_test_conflicts_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_conflicts_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_drive_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_drive_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_drive_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=open
tests_unit_test_config_save_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_config_save_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_drive_config_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_drive_config_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_drive_option_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_drive_option_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_uri_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_uri_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_drive_words_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_drive_words_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_faults_drives_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_faults_drives_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_faults_drives_LDFLAGS = $(FAULT_LINK)
tests_unit_test_faults_drives_SOURCES = \
	tests/unit/test_faults_drives.c $(FAULT)
tests_unit_test_image_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_image_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_json_place_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_json_place_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_mode_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_mode_LDADD = $(UNIT_DRIVES_LIBS)
tests_unit_test_qemu_img_CPPFLAGS = $(UNIT_DRIVES)
tests_unit_test_qemu_img_LDADD = $(UNIT_DRIVES_LIBS)

# appliance
tests_unit_test_add_drives_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_add_drives_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_commit_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_commit_LDADD = $(UNIT_APPLIANCE_LIBS) -lpthread
tests_unit_test_commit_LDFLAGS = $(FAST_CLOCK_LINK)
tests_unit_test_commit_SOURCES = tests/unit/test_commit.c $(FAST_CLOCK)
tests_unit_test_appliance_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_appliance_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_cause_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_cause_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_children_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_children_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_handle_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_handle_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_doctor_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_doctor_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_doctor_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=memory_available
tests_unit_test_holder_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_holder_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_faults_appliance_CPPFLAGS = $(UNIT_APPLIANCE) \
	-I$(srcdir)/appliance/hv
tests_unit_test_faults_appliance_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_faults_appliance_LDFLAGS = $(FAULT_LINK)
tests_unit_test_faults_appliance_SOURCES = \
	tests/unit/test_faults_appliance.c $(FAULT) \
	appliance/hv/prune.c appliance/hv/seal.c appliance/hv/store.c
tests_unit_test_faults_hv_CPPFLAGS = $(UNIT_APPLIANCE) \
	-I$(srcdir)/appliance/hv
tests_unit_test_faults_hv_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_faults_hv_LDFLAGS = $(FAULT_LINK)
tests_unit_test_faults_hv_SOURCES = \
	tests/unit/test_faults_hv.c $(FAULT) $(UNIT_QMP) \
	appliance/hv/args.c appliance/hv/clone.c appliance/hv/daemon.c \
	appliance/hv/migration.c appliance/hv/prune.c appliance/hv/seal.c \
	appliance/hv/shape.c appliance/hv/store.c appliance/hv/template.c \
	appliance/hv/watch.c
tests_unit_test_hv_args_CPPFLAGS = $(UNIT_APPLIANCE) \
	-I$(srcdir)/appliance/hv
tests_unit_test_hv_args_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_hv_args_SOURCES = \
	tests/unit/test_hv_args.c appliance/hv/args.c appliance/hv/shape.c
tests_unit_test_hv_store_CPPFLAGS = $(UNIT_APPLIANCE) \
	-I$(srcdir)/appliance/hv
tests_unit_test_hv_store_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_hv_store_SOURCES = \
	tests/unit/test_hv_store.c appliance/hv/prune.c appliance/hv/seal.c \
	appliance/hv/store.c
tests_unit_test_hv_watch_CPPFLAGS = $(UNIT_APPLIANCE) \
	-I$(srcdir)/appliance/hv
tests_unit_test_hv_watch_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_hv_watch_SOURCES = \
	tests/unit/test_hv_watch.c appliance/hv/args.c appliance/hv/daemon.c \
	appliance/hv/leftovers.c appliance/hv/migration.c appliance/hv/watch.c
tests_unit_test_kvm_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_kvm_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_kvm_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=poll,--wrap=access
tests_unit_test_live_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_live_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_live_LDFLAGS = $(FAST_CLOCK_LINK) -Wl,--wrap=guestfs_debug \
	-Wl,--wrap=guestfs_list_devices,--wrap=guestfs_sync \
	-Wl,--wrap=guestfs_lvm_canonical_lv_name
tests_unit_test_live_SOURCES = tests/unit/test_live.c $(FAST_CLOCK) \
	$(UNIT_QMP)
tests_unit_test_qmp_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_qmp_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_qmp_LDFLAGS = $(FAST_CLOCK_LINK)
tests_unit_test_qmp_SOURCES = tests/unit/test_qmp.c $(FAST_CLOCK) \
	$(UNIT_QMP)
tests_unit_test_qmp_late_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_qmp_late_LDADD = $(UNIT_APPLIANCE_LIBS)
tests_unit_test_qmp_late_LDFLAGS = $(FAST_CLOCK_LINK)
tests_unit_test_qmp_late_SOURCES = tests/unit/test_qmp_late.c $(FAST_CLOCK) \
	$(UNIT_QMP)
tests_unit_test_trusted_CPPFLAGS = $(UNIT_APPLIANCE)
tests_unit_test_trusted_LDADD = $(UNIT_APPLIANCE_LIBS)

# commands
tests_unit_test_bind_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_bind_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_bind_SOURCES = \
	tests/unit/test_bind.c $(FAKE_TABLE)
tests_unit_test_bind_options_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_bind_options_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_bind_options_SOURCES = \
	tests/unit/test_bind_options.c $(FAKE_TABLE)
tests_unit_test_bind_types_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_bind_types_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_bind_types_SOURCES = \
	tests/unit/test_bind_types.c $(FAKE_TABLE)
tests_unit_test_check_host_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_check_host_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_check_host_SOURCES = \
	tests/unit/test_check_host.c $(UNIT_QMP) $(UNIT_SESSION)
tests_unit_test_cmd_disk_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_cmd_disk_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_cmd_disk_SOURCES = \
	tests/unit/test_cmd_disk.c $(UNIT_SESSION)
tests_unit_test_cmd_drive_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_cmd_drive_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_cmd_drive_SOURCES = \
	tests/unit/test_cmd_drive.c $(UNIT_SESSION)
tests_unit_test_cmd_shell_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_cmd_shell_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_cmd_shell_SOURCES = \
	tests/unit/test_cmd_shell.c $(UNIT_SESSION)
tests_unit_test_command_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_command_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_command_SOURCES = \
	tests/unit/test_command.c $(FAKE_TABLE)
tests_unit_test_run_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_run_LDADD = $(UNIT_COMMANDS_LIBS)
tests_unit_test_run_SOURCES = \
	tests/unit/test_run.c $(FAKE_TABLE)
tests_unit_test_run_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=guestfs_last_error,--wrap=guestfs_last_errno
tests_unit_test_value_CPPFLAGS = $(UNIT_COMMANDS)
tests_unit_test_value_LDADD = $(UNIT_COMMANDS_LIBS)

# fish
tests_unit_test_check_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_check_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_check_SOURCES = \
	tests/unit/test_check.c $(FAKE_TABLE)
tests_unit_test_faults_fish_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_faults_fish_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_faults_fish_LDFLAGS = $(FAULT_LINK)
tests_unit_test_faults_fish_SOURCES = \
	tests/unit/test_faults_fish.c $(FAULT)
tests_unit_test_trace_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_trace_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_secrets_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_secrets_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_each_job_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_each_job_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_each_line_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_each_line_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_key_selector_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_key_selector_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_each_room_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_each_room_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_host_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_host_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_asked_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_asked_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_progress_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_progress_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_remote_wire_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_remote_wire_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_options_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_options_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_print_diag_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_print_diag_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_print_tree_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_print_tree_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_print_table_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_print_table_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_printer_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_printer_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_shell_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_shell_LDADD = $(UNIT_FISH_LIBS)
tests_unit_test_variables_CPPFLAGS = $(UNIT_FISH)
tests_unit_test_variables_LDADD = $(UNIT_FISH_LIBS)
