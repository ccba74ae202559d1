# Manual pages, made from the .pod files and the tables; they and the
# completion files of shells are in the tarball.
# SPDX-License-Identifier: GPL-3.0-or-later

# Of the text, so that the pages are the same wherever they are made.
MAN_DATE = 2026-11-22

noinst_PROGRAMS += man/generate
man_generate_CPPFLAGS = $(libfish_a_CPPFLAGS) -I$(srcdir)/man
man_generate_CFLAGS = $(libfish_a_CFLAGS)
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

dist_man_MANS = man/diskfish.1 man/diskfish-commands.7 man/diskfish-json.7 \
	man/diskfish-modes.7
EXTRA_DIST += man/wrap.awk man/diskfish.pod man/diskfish-commands.pod \
	man/diskfish-json.pod man/diskfish-modes.pod
MAINTAINERCLEANFILES += $(dist_man_MANS)

# What the tables are made of.  The program that reads them is newer than the
# pages in a tarball, and must not make them old.
TABLES = $(DESCRIPTIONS) commands/generator/emit-table.c commands/command.c \
	drives/drive-words.c drives/mode.c fish/options.c \
	$(man_generate_SOURCES)

# The text with the generated parts in it; tests read it too.
GENERATED_PODS = \
	man/generated-diskfish.pod \
	man/generated-diskfish-commands.pod \
	man/generated-diskfish-json.pod \
	man/generated-diskfish-modes.pod
check_DATA = $(GENERATED_PODS)
CLEANFILES += $(GENERATED_PODS)

man/generated-diskfish.pod: man/diskfish.pod
man/generated-diskfish-commands.pod: man/diskfish-commands.pod
man/generated-diskfish-json.pod: man/diskfish-json.pod
man/generated-diskfish-modes.pod: man/diskfish-modes.pod
$(GENERATED_PODS): man/generate$(EXEEXT)
	$(AM_V_GEN)man/generate$(EXEEXT) \
	  $(srcdir)/man/`basename $@ | sed 's/^generated-//'` > $@.new && \
	  mv $@.new $@

# Without pod2man, a page that must be made anew is an error.
$(srcdir)/man/diskfish.1: man/diskfish.pod | man/generated-diskfish.pod
$(srcdir)/man/diskfish-commands.7: man/diskfish-commands.pod | \
	man/generated-diskfish-commands.pod
$(srcdir)/man/diskfish-json.7: man/diskfish-json.pod | \
	man/generated-diskfish-json.pod
$(srcdir)/man/diskfish-modes.7: man/diskfish-modes.pod | \
	man/generated-diskfish-modes.pod
$(srcdir)/man/diskfish.1 $(srcdir)/man/diskfish-commands.7 \
$(srcdir)/man/diskfish-json.7 $(srcdir)/man/diskfish-modes.7: man/man.mk configure.ac $(TABLES)
	$(AM_V_GEN)page=`basename $@` && name=$${page%.*} && \
	  pod2man --errors=die --utf8 --quotes=none --section=$${page##*.} \
	    --name=`echo $$name | tr a-z A-Z` --center='Disk images' \
	    --release='diskfish $(PACKAGE_VERSION)' --date=$(MAN_DATE) \
	    man/generated-$$name.pod $@.pod2man && \
	  LC_ALL=C awk -f $(srcdir)/man/wrap.awk $@.pod2man > $@.new && \
	  rm -f $@.pod2man && mv $@.new $@

# What the answers for programs look like, as a JSON Schema.
nodist_pkgdata_DATA = man/diskfish.schema.json
EXTRA_DIST += man/diskfish.schema.json.in
CLEANFILES += $(nodist_pkgdata_DATA)
man/diskfish.schema.json: man/diskfish.schema.json.in man/generate$(EXEEXT)
	$(AM_V_GEN)man/generate$(EXEEXT) $(srcdir)/man/diskfish.schema.json.in \
	  > $@.new && mv $@.new $@

# Completion files of shells.
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d

nodist_bashcompletion_DATA = completions/shell/diskfish.bash
nodist_zshcompletion_DATA = completions/shell/_diskfish
nodist_fishcompletion_DATA = completions/shell/diskfish.fish
SHELL_TEMPLATES = \
	completions/shell/diskfish.bash.in \
	completions/shell/_diskfish.in \
	completions/shell/diskfish.fish.in
EXTRA_DIST += $(SHELL_TEMPLATES)
SHELL_FILES = $(nodist_bashcompletion_DATA) $(nodist_zshcompletion_DATA) \
	$(nodist_fishcompletion_DATA)
CLEANFILES += $(SHELL_FILES)

completions/shell/diskfish.bash: completions/shell/diskfish.bash.in
completions/shell/_diskfish: completions/shell/_diskfish.in
completions/shell/diskfish.fish: completions/shell/diskfish.fish.in
$(SHELL_FILES): man/generate$(EXEEXT)
	$(AM_V_GEN)mkdir -p completions/shell && \
	  man/generate$(EXEEXT) $(srcdir)/$@.in > $@.new && mv $@.new $@
