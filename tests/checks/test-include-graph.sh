#!/usr/bin/env bash
# diskfish: sources include only headers of directories before theirs.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need python3
program=$(cd "$top_srcdir" && pwd)/tests/checks/include-graph.py

python3 "$program" "$top_srcdir" >"$scratch/actual" 2>&1 ||
  complain "$(cat "$scratch/actual")"
found=$(tail -n 1 "$scratch/actual")

# ---- the checker finds each error

# Create a tree of two directories; the later one includes the earlier one.
cd "$scratch" || exit 99
mkdir -p tree/common tree/fish/host tree/tests
cat >tree/Makefile.am <<'END'
# The fences: an order of directories.
COMMON = -I$(srcdir)/common
FISH_HOST = $(COMMON) -I$(builddir)/fish/generated \
	-I$(srcdir)/fish/host

libcommon_a_CPPFLAGS = $(AM_CPPFLAGS) $(COMMON)
libcommon_a_SOURCES = common/diag.h
libfish_host_a_CPPFLAGS = $(AM_CPPFLAGS) $(FISH_HOST)
libfish_host_a_SOURCES = \
	fish/host/pager.c fish/host/pager.h
END
echo '#include <stdio.h>' >tree/common/diag.h
printf '#include "%s"\n' pager.h diag.h table.h >tree/fish/host/pager.c
touch tree/fish/host/pager.h
echo '#include "no-such.h"' >tree/tests/test.c

# expect WHAT COMMAND...: run the command in a copy of the tree, then compare
# the checker's output with standard input.  More output than the counts must be
# a failure.
expect ()
{
  local what=$1 status

  shift
  cat >expected
  rm -rf copy
  cp -R tree copy
  (cd copy && "$@") || exit 99
  python3 "$program" copy >actual 2>&1
  status=$?
  test $status -eq "$(($(wc -l <expected) > 1))" ||
    complain "$what: status $status"
  diff -u expected actual >difference || complain "$what: $(cat difference)"
}

expect 'as it is' true <<'END'
3 sources in 2 directories
END
expect 'an include that leads up' \
  sh -c 'echo "#include \"pager.h\"" >>common/diag.h' <<'END'
common/diag.h:2: common must not include fish/host/pager.h
3 sources in 2 directories
END
expect 'a circle, with fences for both' \
  sh -c 'echo "#include \"pager.h\"" >>common/diag.h
    sed -i "s|^COMMON = .*|& -I\$(srcdir)/fish/host|" Makefile.am' <<'END'
Makefile.am:2: the fence of common has fish/host, which does not come before it
3 sources in 2 directories
END
expect 'a circle within a directory' \
  sh -c 'echo "#include \"run.h\"" >fish/host/pager.h
    echo "#include \"pager.h\"" >fish/host/run.h
    touch fish/host/run.c' <<'END'
fish/host: pager, run include each other in a circle
5 sources in 2 directories
END
expect 'a longer one, of which one part is no circle' \
  sh -c 'echo "#include \"b.h\"" >fish/host/a.c
    echo "#include \"c.h\"" >fish/host/b.c
    printf "#include \"%s.h\"\n" a diag >fish/host/c.c
    touch fish/host/a.h fish/host/b.h fish/host/c.h' <<'END'
fish/host: a, b, c include each other in a circle
9 sources in 2 directories
END
expect 'fences in another order' \
  sh -c 'sed -i -e 2d -e "/^\$/i COMMON = -I\$(srcdir)/common" \
    Makefile.am' <<'END'
Makefile.am:2: the fence of fish/host has common, which does not come before it
3 sources in 2 directories
END
expect 'an include of a directory next to it' \
  sh -c 'sed -i "s|^FISH_HOST = \$(COMMON)|FISH_HOST =|" Makefile.am' <<'END'
fish/host/pager.c:2: fish/host must not include common/diag.h
3 sources in 2 directories
END
expect 'a directory without a fence' \
  sh -c 'mkdir fish/new; echo "#include \"diag.h\"" >fish/new/new.c' <<'END'
fish/new/new.c: fish/new has no fence in Makefile.am
4 sources in 3 directories
END
expect 'a library with the fence of another' \
  sh -c 'sed -i "s|^libcommon_a_SOURCES.*|& fish/host/pager.c|" \
    Makefile.am' <<'END'
Makefile.am:7: fish/host/pager.c is not compiled with the fence of fish/host
3 sources in 2 directories
END
expect 'two headers with one name' touch common/pager.h <<'END'
fish/host/pager.h: the same name as common/pager.h
4 sources in 2 directories
END

verdict "$found,"
