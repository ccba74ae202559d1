#!/usr/bin/env bash
# diskfish: sources follow the style rules that a program can check.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints each violation as FILE:LINE: TEXT, and statistics of function lengths.

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

cd "$top_srcdir" || exit 99
export LC_ALL=C

directories='appliance commands common completions drives fish lexer man tests'

# sources: the handwritten C files. scripts: the other files with a license
# line.
sources ()
{
  # shellcheck disable=SC2086
  find $directories -type f \( -name '*.[ch]' -o -name '*.re' \) \
    ! -path '*/generated/*' ! -path lexer/lexer.c | sort
}

scripts ()
{
  # shellcheck disable=SC2086
  find $directories -type f \
    \( -name '*.sh' -o -name '*.mk' -o -name '*.awk' \) | sort
  echo Makefile.am configure.ac
}

while IFS= read -r script; do
  complain "$script: a test that cannot be run"
done < <(find tests -name 'test-*.sh' ! -perm -u+x)

# A test is selected, and its log is read, by its base name, so this must be
# unique.  The parts of tests/bench are named after the rows of
# docs/figures.json, and the files of a recorded case after the case.
while IFS= read -r name; do
  complain "tests/: more than one file is called $name"
done < <(
  find tests -path tests/bench -prune -o -path 'tests/*/cases' -prune -o \
    -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' \
              -o -name '*.pl' -o -name '*.awk' -o -name '*.mk' \) -print |
    sed 's|.*/||' | sort | uniq -d)

# The repository must not contain built files.  A tarball has no list of files.
if git ls-files -z >"$scratch/tracked" 2>/dev/null; then
  while IFS= read -r file; do
    complain "$file: a program or an object in the repository"
  done < <(xargs -0 grep -l -s -a "^$(printf '\177')ELF" <"$scratch/tracked")
fi

sources >"$scratch/sources"
test -s "$scratch/sources" || fail 'there are no sources'

# refuse PROGRAM: run an awk program over all sources; each line that it prints
# is a violation.
refuse ()
{
  xargs awk "$1" <"$scratch/sources" >"$scratch/found"
  while IFS= read -r line; do
    complain "$line"
  done <"$scratch/found"
}

# Ignore comments and strings, where "strdup (" is not a call.
refuse '
  FILENAME == "common/xalloc.c" { next }
  {
    line = $0
    gsub (/"([^"\\]|\\.)*"/, "\"\"", line)
    gsub (/\/\*([^*]|\*[^\/])*\*\//, "", line)
    if (line ~ /^ \*|^[ ]*\/\*/)
      next
    name = "(malloc|calloc|realloc|reallocarray|strdup|strndup|asprintf" \
      "|vasprintf)"
    if (line ~ "(^|[^A-Za-z0-9_])" name " *\\(")
      print FILENAME ":" FNR ": use the x allocators: " $0
  }'

refuse '/\t/ { print FILENAME ":" FNR ": a tab" }
  / $/ { print FILENAME ":" FNR ": a blank at the end" }'

refuse '
  {
    line = $0
    gsub (/[\200-\277]/, "", line)
    if (length (line) > 80)
      print FILENAME ":" FNR ": " length (line) " columns, over 80"
  }'

refuse '
  function check() {
    if (lines > 500)
      print file ": " lines " lines, over 500"
  }
  FNR == 1 { check() }
  { file = FILENAME; lines = FNR }
  END { check() }'

# Only the printer writes diagnostics.  Exceptions: generators, which run during
# the build, the hypervisor wrapper, which writes to QEMU's output, and tests.
refuse '
  FILENAME ~ /^(fish|man|tests|commands\/generator|appliance\/(agent|hv))\// { next }
  /fprintf \(stderr/ { print FILENAME ":" FNR ": writes to stderr: " $0 }'

# Handwritten lists of files must be sorted, with a name before longer names
# that begin with it.  The descriptions of commands are in the order of the
# topics in the manual.
# shellcheck disable=SC2046
awk '
  function key(path) {
    sub (/\.[a-z0-9]+$/, "", path)
    return path
  }
  function check(  i, n, words, last) {
    if (text !~ /^[A-Za-z_]+ \+?= /)
      return
    n = split (text, words, " ")
    for (i = 3; i <= n; ++i) {
      if (words[i] !~ /^[a-z][A-Za-z0-9_.-]*\/[^$()]+$/)
        continue
      if (words[i] < last && key(words[i]) < key(last))
        print FILENAME ":" line ": " words[i] " is listed after " last
      last = words[i]
    }
  }
  FILENAME == "commands/desc/list.mk" { next }
  text == "" { line = FNR }
  { text = text $0 }
  sub (/\\$/, " ", text) { next }
  { check(); text = "" }
' $(scripts | tr ' ' '\n' | grep -e '\.mk$' -e '\.am$') >"$scratch/unsorted"
while IFS= read -r violation; do
  complain "$violation"
done <"$scratch/unsorted"

# shellcheck disable=SC2046
for file in $(cat "$scratch/sources") $(scripts); do
  head -n 5 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
    complain "$file: no SPDX line"
done

# List every function as LINES FILE:LINE NAME.
xargs awk '
  /^[a-z_0-9]+ \(/ { name = $1 }
  /^\{/ { start = FNR }
  /^\}/ && start > 0 {
    print FNR - start + 1, FILENAME ":" start, name
    start = 0
  }' <"$scratch/sources" | sort -n >"$scratch/functions"

while read -r lines place name; do
  test "$lines" -le 100 ||
    complain "$place: the function $name has $lines lines, over 100"
done <"$scratch/functions"

# numbers WHAT PATTERN: print statistics of the functions whose place matches.
numbers ()
{
  grep -E "$2" "$scratch/functions" | awk -v what="$1" '
    { lines[NR] = $1; last = $2 " " $3 }
    END {
      if (NR > 0)
        printf "%s: %d functions, lines median %d, p95 %d, max %d (%s)\n",
          what, NR, lines[int ((NR + 1) / 2)],
          lines[int (NR * 0.95 + 0.999)], lines[NR], last
    }'
}

numbers program '^[0-9]+ (appliance|commands|common|completions|drives|fish|lexer)/'
numbers generators '^[0-9]+ (man|commands/generator)/'
numbers tests '^[0-9]+ tests/'

verdict "$(wc -l <"$scratch/sources") sources,"
