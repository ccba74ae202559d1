#!/usr/bin/env bash
# diskfish: manual pages, JSON schema and completion files follow the tables.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need make pod2man
unset MAKEFLAGS MFLAGS MAKELEVEL

# ---- a change of a table reaches each file

# expect_follow FILE: check, without building, that 'make' remakes all files if
# FILE is newer.  The names with $srcdir are those of a build in another
# directory.
expect_follow ()
{
  make --no-print-directory -C "$top_builddir" -n V=1 \
    -W "$1" -W "$srcdir/$1" $pages $filled >made 2>&1 ||
    complain "make -n -W $1: $(tail -n 3 made)"
  sed -n -e 's/.*pod2man .* \(.*\/\)*\([^ /]*\)\.pod2man.*/\2/p' \
    -e 's/.*generate .* > \(.*\/\)*\([^ /]*\)\.made\.new .*/\2/p' made |
    sort >actual
  diff -u expected actual >difference ||
    complain "$1 does not reach each file:
$(cat difference)"
}

cd "$scratch" || exit 99
srcdir=$(sed -n 's/^srcdir = //p' "$top_builddir/Makefile")
pages="$srcdir/man/diskfish.1 $srcdir/man/diskfish-commands.7
       $srcdir/man/diskfish-guestfish.7 $srcdir/man/diskfish-json.7
       $srcdir/man/diskfish-modes.7"
filled='man/diskfish.schema.json completions/shell/_diskfish
        completions/shell/diskfish.bash completions/shell/diskfish.fish'
cat >expected <<'END'
_diskfish
diskfish-commands.7
diskfish-guestfish.7
diskfish-json.7
diskfish-modes.7
diskfish.1
diskfish.bash
diskfish.fish
diskfish.schema.json
generated-diskfish-commands.pod
generated-diskfish-guestfish.pod
generated-diskfish-json.pod
generated-diskfish-modes.pod
generated-diskfish.pod
END
for file in appliance/events.c commands/desc/disk.desc \
            commands/generator/emit-table.c commands/table/command.c \
            commands/table/settings.c drives/drive-attributes.c \
            drives/image-attributes.c drives/mode.c fish/options/option-table.c \
            lexer/keyword.c man/pod.c; do
  expect_follow "$file"
done

# All descriptions are in the list that the rule above uses.
(cd "$top_srcdir" && ls commands/desc/*.desc) >descriptions
grep -o 'commands/desc/[a-z0-9-]*\.desc' "$top_srcdir/commands/desc/list.mk" |
  sort | diff -u descriptions - >difference ||
  complain "commands/desc/list.mk is not commands/desc/*.desc:
$(cat difference)"

# ---- a file is replaced only if its content changes

# Use the rules of man/man.mk, without the parts for automake, and a program
# that copies the template and adds the contents of the file 'table'.
mkdir -p source/man build/man build/bin
cp "$top_srcdir/man/wrap.awk" "$top_srcdir/man/man.mk" source/man
touch source/configure.ac
for name in diskfish diskfish-commands diskfish-guestfish diskfish-json \
            diskfish-modes; do
  printf '=head1 NAME\n\n%s - a page\n\n' "$name" >"source/man/$name.pod"
done
cat >build/generate <<'END'
#!/bin/sh
cat "$1" table
END
chmod +x build/generate
{
  printf '%s\n' 'srcdir = ../source' 'VPATH = ../source' \
    'MAN_GENERATE = ./generate' 'MKDIR_P = mkdir -p' 'PACKAGE_VERSION = 1' \
    'all: $(addprefix $(srcdir)/,man/diskfish.1 man/diskfish-modes.7)'
  sed -e '/^if /d' -e '/^endif/d' "$top_srcdir/man/man.mk"
} >build/Makefile

# build_pages WHAT LINE...: run 'make' and compare the pages.
build_pages ()
{
  local what=$1

  shift
  (cd build && make --no-print-directory) >log 2>&1 ||
    complain "$what: make fails: $(cat log)"
  sed -n 's/^pod2man .* \(.*\/\)*\([^ /]*\)\.pod2man.*/\2/p' log | sort >actual
  test "$(paste -s -d ' ' actual)" = "$*" ||
    complain "$what: expected '$*', found: $(cat log)"
}

cd "$scratch" || exit 99
echo 'Old table.' >build/table
build_pages 'a first build' diskfish-modes.7 diskfish.1
build_pages 'a second build'

# The program is newer, but prints the same text.
sleep 0.1
touch build/generate
build_pages 'an equal content'
build_pages 'after an equal content'

sleep 0.1
echo 'New table.' >build/table
touch build/generate
build_pages 'another content' diskfish-modes.7 diskfish.1
grep -q 'New table' source/man/diskfish.1 ||
  complain "the page is an old one: $(cat source/man/diskfish.1)"

# In a tarball the pages exist, nothing is built, and pod2man may be missing.
rm -f build/man/*
printf '#!/bin/sh\nexit 1\n' >build/bin/pod2man
chmod +x build/bin/pod2man
PATH=$scratch/build/bin:$PATH build_pages 'a tarball'
verdict build dependencies:
