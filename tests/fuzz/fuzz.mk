# Fuzz targets.
# SPDX-License-Identifier: GPL-3.0-or-later

FUZZ_TARGETS = \
	tests/fuzz/fuzz_bind \
	tests/fuzz/fuzz_config \
	tests/fuzz/fuzz_description \
	tests/fuzz/fuzz_disk \
	tests/fuzz/fuzz_prompt \
	tests/fuzz/fuzz_qmp \
	tests/fuzz/fuzz_remote \
	tests/fuzz/fuzz_script \
	tests/fuzz/fuzz_template \
	tests/fuzz/fuzz_uri
check_PROGRAMS += $(FUZZ_TARGETS) tests/fuzz/dictionary
dist_check_SCRIPTS += tests/fuzz/test-fuzz-corpus.sh
TESTS += tests/fuzz/test-fuzz-corpus.sh
EXTRA_DIST += tests/fuzz/corpus tests/fuzz/fuzz.sh

if FUZZER
FUZZ_LINK = $(AM_LDFLAGS) -fsanitize=fuzzer
else
FUZZ_MAIN = tests/fuzz/main.c
FUZZ_LINK = $(AM_LDFLAGS)
endif

FUZZ = -I$(srcdir)/tests/fuzz
FUZZ_FILES = $(FUZZ_MAIN) tests/fuzz/fuzz.c tests/fuzz/fuzz.h
FUZZ_FISH = $(AM_CPPFLAGS) $(FISH) $(FUZZ) $(JANSSON_CFLAGS) \
	$(LIBGUESTFS_CFLAGS)
FUZZ_PRINT = tests/fuzz/fuzz-print.c

tests_fuzz_fuzz_bind_CPPFLAGS = $(FUZZ_FISH)
tests_fuzz_fuzz_bind_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_bind_LDADD = $(fish_diskfish_LDADD)
tests_fuzz_fuzz_bind_SOURCES = \
	tests/fuzz/fuzz_bind.c $(FUZZ_FILES) $(FUZZ_PRINT)

tests_fuzz_fuzz_config_CPPFLAGS = $(libdrives_a_CPPFLAGS) $(FUZZ) \
	$(JANSSON_CFLAGS)
tests_fuzz_fuzz_config_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_config_LDADD = libdrives.a libcommon.a $(JANSSON_LIBS)
tests_fuzz_fuzz_config_SOURCES = \
	tests/fuzz/fuzz_config.c $(FUZZ_FILES)

tests_fuzz_fuzz_description_CPPFLAGS = $(commands_generate_CPPFLAGS) $(FUZZ)
tests_fuzz_fuzz_description_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_description_LDADD = libcommon.a
tests_fuzz_fuzz_description_SOURCES = \
	tests/fuzz/fuzz_description.c $(FUZZ_FILES) \
	$(GENERATOR_PARTS)

tests_fuzz_fuzz_disk_CPPFLAGS = $(libdrives_a_CPPFLAGS) $(FUZZ)
tests_fuzz_fuzz_disk_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_disk_LDADD = libdrives.a libcommon.a $(JANSSON_LIBS)
tests_fuzz_fuzz_disk_SOURCES = \
	tests/fuzz/fuzz_disk.c $(FUZZ_FILES)

tests_fuzz_fuzz_prompt_CPPFLAGS = $(FUZZ_FISH)
tests_fuzz_fuzz_prompt_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_prompt_LDADD = $(fish_diskfish_LDADD)
tests_fuzz_fuzz_prompt_SOURCES = \
	tests/fuzz/fuzz_prompt.c $(FUZZ_FILES) $(FUZZ_PRINT)

tests_fuzz_fuzz_qmp_CPPFLAGS = $(libappliance_a_CPPFLAGS) $(FUZZ) \
	$(JANSSON_CFLAGS)
tests_fuzz_fuzz_qmp_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_qmp_LDADD = libappliance.a libcommon.a $(JANSSON_LIBS)
tests_fuzz_fuzz_qmp_SOURCES = \
	tests/fuzz/fuzz_qmp.c $(FUZZ_FILES)

tests_fuzz_fuzz_remote_CPPFLAGS = $(FUZZ_FISH)
tests_fuzz_fuzz_remote_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_remote_LDADD = $(fish_diskfish_LDADD)
tests_fuzz_fuzz_remote_SOURCES = \
	tests/fuzz/fuzz_remote.c $(FUZZ_FILES)

tests_fuzz_fuzz_script_CPPFLAGS = $(liblexer_a_CPPFLAGS) $(FUZZ)
tests_fuzz_fuzz_script_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_script_LDADD = liblexer.a libcommon.a
tests_fuzz_fuzz_script_SOURCES = \
	tests/fuzz/fuzz_script.c $(FUZZ_FILES) \
	tests/fuzz/script-print.c tests/fuzz/script-print.h

tests_fuzz_fuzz_template_CPPFLAGS = $(libhv_a_CPPFLAGS) $(FUZZ)
tests_fuzz_fuzz_template_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_template_LDADD = libhv.a libcommon.a
tests_fuzz_fuzz_template_SOURCES = \
	tests/fuzz/fuzz_template.c $(FUZZ_FILES)

tests_fuzz_fuzz_uri_CPPFLAGS = $(libdrives_a_CPPFLAGS) $(FUZZ)
tests_fuzz_fuzz_uri_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_uri_LDADD = libdrives.a libcommon.a $(JANSSON_LIBS)
tests_fuzz_fuzz_uri_SOURCES = \
	tests/fuzz/fuzz_uri.c $(FUZZ_FILES)

tests_fuzz_dictionary_CPPFLAGS = $(AM_CPPFLAGS) $(COMMANDS) \
	$(LIBGUESTFS_CFLAGS)
tests_fuzz_dictionary_LDADD = $(fish_diskfish_LDADD)
tests_fuzz_dictionary_SOURCES = tests/fuzz/dictionary.c

# Sources of each dictionary: a table, or source files with the words.
FUZZ_DICTIONARIES = \
	tests/fuzz/fuzz_bind.dict \
	tests/fuzz/fuzz_config.dict \
	tests/fuzz/fuzz_description.dict \
	tests/fuzz/fuzz_disk.dict \
	tests/fuzz/fuzz_prompt.dict \
	tests/fuzz/fuzz_qmp.dict \
	tests/fuzz/fuzz_remote.dict \
	tests/fuzz/fuzz_script.dict \
	tests/fuzz/fuzz_template.dict \
	tests/fuzz/fuzz_uri.dict
CLEANFILES += $(FUZZ_DICTIONARIES)
MAKE_DICTIONARY = $(AM_V_GEN)mkdir -p tests/fuzz && tests/fuzz/dictionary
INTO = | LC_ALL=C sort -u > $@.new && mv $@.new $@

$(FUZZ_DICTIONARIES): tests/fuzz/dictionary$(EXEEXT)
tests/fuzz/fuzz_bind.dict:
	$(MAKE_DICTIONARY) bind $(INTO)
tests/fuzz/fuzz_config.dict: drives/drive-config.c
	$(MAKE_DICTIONARY) disk $(srcdir)/drives/drive-config.c $(INTO)
tests/fuzz/fuzz_description.dict: $(GENERATOR_PARTS)
	$(MAKE_DICTIONARY) $(addprefix $(srcdir)/,$(GENERATOR_PARTS)) $(INTO)
tests/fuzz/fuzz_disk.dict:
	$(MAKE_DICTIONARY) disk $(INTO)
tests/fuzz/fuzz_prompt.dict: fish/prompt/prompt.c
	$(MAKE_DICTIONARY) $(srcdir)/fish/prompt/prompt.c $(INTO)
tests/fuzz/fuzz_qmp.dict: appliance/qmp.c
	$(MAKE_DICTIONARY) $(srcdir)/appliance/qmp.c $(INTO)
tests/fuzz/fuzz_remote.dict: fish/remote/remote-protocol.c
	$(MAKE_DICTIONARY) bind $(srcdir)/fish/remote/remote-protocol.c $(INTO)
tests/fuzz/fuzz_script.dict: lexer/lexer.re lexer/keyword.c
	$(MAKE_DICTIONARY) bind $(srcdir)/lexer/lexer.re \
	  $(srcdir)/lexer/keyword.c $(INTO)
tests/fuzz/fuzz_template.dict: appliance/hv/manifest.c
	$(MAKE_DICTIONARY) $(srcdir)/appliance/hv/manifest.c $(INTO)
tests/fuzz/fuzz_uri.dict: drives/uri.c
	$(MAKE_DICTIONARY) $(srcdir)/drives/uri.c $(INTO)

fuzz-dictionaries: $(FUZZ_DICTIONARIES)

# Run every target for FUZZ_SECONDS, in a separate build.
FUZZ_SECONDS = 10
fuzz:
	$(SHELL) $(srcdir)/tests/fuzz/fuzz.sh -s $(FUZZ_SECONDS)

.PHONY: fuzz fuzz-dictionaries
