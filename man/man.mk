# Manual pages, JSON schema and completion files of shells, built from templates
# and the tables of the program.
# SPDX-License-Identifier: GPL-3.0-or-later

# Fixed, so that all builds make equal pages.
MAN_DATE = 2026-11-22

# A cross build runs the program of a native build: see MAN_GENERATE.
if !CROSS_COMPILING
noinst_PROGRAMS += man/generate
endif
man_generate_CPPFLAGS = $(AM_CPPFLAGS) $(MAN)
man_generate_CFLAGS = $(FISH_CFLAGS)
man_generate_SOURCES = \
	man/commands-pod.c \
	man/generate.c \
	man/modes-pod.c \
	man/options-pod.c \
	man/parts.h \
	man/pod.c man/pod.h \
	man/schema-parts.c \
	man/shell-parts.c
man_generate_LDADD = $(fish_diskfish_LDADD)

# FILE.made is the output of man/generate for a template, and serves as the
# stamp: it is newer than the template and the program.  FILE is replaced only
# if its content differs, so what depends on it is rebuilt only then.
PODS = \
	man/diskfish.pod \
	man/diskfish-commands.pod \
	man/diskfish-guestfish.pod \
	man/diskfish-json.pod \
	man/diskfish-modes.pod
GENERATED_PODS = $(PODS:man/%=man/generated-%)
COMPLETION_FILES = \
	completions/shell/_diskfish \
	completions/shell/diskfish.bash \
	completions/shell/diskfish.fish
FILLED = man/diskfish.schema.json $(COMPLETION_FILES)
MADE = $(addsuffix .made,$(GENERATED_PODS) $(FILLED))
CLEANFILES += $(FILLED) $(MADE)

$(MADE): $(MAN_GENERATE)
$(addsuffix .made,$(GENERATED_PODS)): man/generated-%.made: man/%
	$(AM_V_GEN)$(FILL) $< > $@.new && mv $@.new $@
$(addsuffix .made,$(FILLED)): %.made: %.in
	$(AM_V_GEN)$(FILL) $< > $@.new && mv $@.new $@
FILL = $(MKDIR_P) $(@D) && $(MAN_GENERATE)

# The tarball contains the pods and the pages, so that a build from it
# finds both up to date and needs no pod2man.
$(addprefix $(srcdir)/,$(GENERATED_PODS)): $(srcdir)/%: %.made
	@$(REPLACE_IF_CHANGED)
$(FILLED): %: %.made
	@$(REPLACE_IF_CHANGED)
REPLACE_IF_CHANGED = cmp -s $< $@ || { cp $< $@.new && mv $@.new $@; }

dist_man_MANS = man/diskfish.1 man/diskfish-commands.7 \
	man/diskfish-guestfish.7 man/diskfish-json.7 man/diskfish-modes.7
EXTRA_DIST += $(PODS) $(GENERATED_PODS) man/wrap.awk
MAINTAINERCLEANFILES += $(dist_man_MANS) $(GENERATED_PODS)
check_DATA = $(GENERATED_PODS)

# Without pod2man, a page that is out of date is an error.
$(addprefix $(srcdir)/,$(filter %.1,$(dist_man_MANS))): \
$(srcdir)/man/%.1: $(srcdir)/man/generated-%.pod man/man.mk man/wrap.awk \
		configure.ac
	$(POD_TO_PAGE)
$(addprefix $(srcdir)/,$(filter %.7,$(dist_man_MANS))): \
$(srcdir)/man/%.7: $(srcdir)/man/generated-%.pod man/man.mk man/wrap.awk \
		configure.ac
	$(POD_TO_PAGE)
POD_TO_PAGE = $(AM_V_GEN)pod2man --errors=die --utf8 --quotes=none \
	  --section=$(subst .,,$(suffix $@)) \
	  --name=`echo $* | tr a-z A-Z` --center='Disk images' \
	  --release='diskfish $(PACKAGE_VERSION)' --date=$(MAN_DATE) \
	  $< $@.pod2man && \
	LC_ALL=C awk -f $(srcdir)/man/wrap.awk $@.pod2man > $@.new && \
	rm -f $@.pod2man && mv $@.new $@

# The JSON Schema of machine-readable results.
nodist_pkgdata_DATA = man/diskfish.schema.json
EXTRA_DIST += man/diskfish.schema.json.in

# Completion files of shells.
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_bashcompletion_DATA = completions/shell/diskfish.bash
nodist_zshcompletion_DATA = completions/shell/_diskfish
nodist_fishcompletion_DATA = completions/shell/diskfish.fish
EXTRA_DIST += \
	completions/shell/_diskfish.in \
	completions/shell/diskfish.bash.in \
	completions/shell/diskfish.fish.in
