#!/usr/bin/env bash
# diskfish: the examples of the manual are valid and print what it shows.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# In the manual '=for diskfish-example KIND [STATUS]' precedes a block:
#   command     lines that are each a command
#   check       a script to check
#   script      a script to check, with the state of the appliance unknown
#   run         a script to run
#   shell       commands of the host's shell to check
#   shell-run   commands of the host's shell to run
# '=for diskfish-output' precedes the output of the previous block.  Every
# script is checked with --check.

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
cd "$scratch" || exit 1

# Write each block to a file NUMBER.KIND or NUMBER.output, without its
# indentation, and its place to NUMBER.place.
split_blocks ()
{
  awk -v page="$1" -v n="$count" '
    function put(file, line) { print line >file; close(file) }
    function add(file, line) { print line >>file; close(file) }
    /^=for diskfish-example / {
      kind = $3
      n++
      put(n ".place", page ":" FNR)
      put(n ".status", $4 == "" ? 0 : $4)
    }
    /^=for diskfish-output/ { kind = "output" }
    /^=for/ { lines = blank = 0; next }
    kind != "" && /^$/ { blank++; next }
    kind != "" && /^ / {
      for (; lines && blank > 0; --blank) add(n "." kind, "")
      sub(/^    /, "")
      add(n "." kind, $0)
      lines++
      blank = 0
      next
    }
    kind != "" && /^[^ ]/ { kind = "" }
    END { put("count", n) }
  ' "$2"
  count=$(cat count)
}

# Commands of a shell block use a program that only checks.
mkdir bin look
ln -s "$diskfish" bin/diskfish
printf '#!/bin/sh\nexec "%s" --check "$@"\n' "$diskfish" >look/diskfish
chmod +x look/diskfish

# Create the files named by examples that are only checked.
mkdir files
(
  cd files || exit
  touch notes files.tar.gz
  mkdir photos
  truncate -s 1M disk.img a.img b.img a,b.img
  qemu-img create -q -f qcow2 other.img 1M
)

# Check each line alone, at a place where the state of the appliance is unknown;
# use one script, since there are many lines.
check_commands ()
{
  awk '{ print "<!true"; print }' ./*.command >script
  "$diskfish" --check -f script || complain 'the example of a command is wrong'
}

check_status ()
{
  test "$2" -eq "$(cat "$1.status")" ||
    complain "$(cat "$1.place"): exit status $2"
}

check_output ()
{
  test ! -e "$1.output" || same "$(cat "$1.place")" "$1.output" printed
}

check_block ()
{
  local n=${1%.*}

  case $1 in
    *.check) (cd files && "$diskfish" --check -f "../$1") ;;
    *.script) (echo '<!true' && cat "$1") | "$diskfish" --check ;;
    *.run) "$diskfish" --check -f "$1" && "$diskfish" -f "$1" >printed ;;
    *.shell) (cd files && PATH=$scratch/look:$PATH sh "../$1") ;;
    *.shell-run) PATH=$scratch/bin:$PATH sh "./$1" >printed ;;
  esac
  check_status "$n" $?
  case $1 in
    *run) check_output "$n" ;;
  esac
}

count=0
for page in diskfish diskfish-commands diskfish-json diskfish-modes; do
  before=$count
  split_blocks "$page" "$top_srcdir/man/generated-$page.pod"
  test "$count" -gt "$before" || complain "$page has no examples"
done
check_commands
for block in *.check *.script *.run *.shell *.shell-run; do
  check_block "$block"
done
blocks=(*.command *.check *.script *.run *.shell *.shell-run)
test ${#blocks[@]} -eq "$count" ||
  complain 'a block is lost, or of an unknown kind'

verdict "$count examples with $(cat -- *.command | wc -l) commands,"
