#!/usr/bin/env bash
# diskfish: the examples of the manual are true.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# In the manual '=for diskfish-example KIND [STATUS]' stands before a block:
#   command     lines that are each a command
#   check       a script
#   script      the same, where it is not known whether the appliance runs
#   run         a script that can run here
#   shell       commands of the host's shell
#   shell-run   the same, which can run here
# '=for diskfish-output' stands before what the block before it prints.
# A script is at least looked at with --check.

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
cd "$scratch" || exit 1

# Writes each block to a file NUMBER.KIND, or NUMBER.output of the same
# number, without its indentation; its place goes to NUMBER.place.
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

# The commands of a shell block get a program that only looks.
mkdir bin look
ln -s "$diskfish" bin/diskfish
printf '#!/bin/sh\nexec "%s" --check "$@"\n' "$diskfish" >look/diskfish
chmod +x look/diskfish

# The files that examples which are only looked at speak of.
mkdir files
(
  cd files || exit
  touch notes files.tar.gz
  mkdir photos
  truncate -s 1M disk.img a.img b.img a,b.img
  qemu-img create -q -f qcow2 other.img 1M
)

# Each line alone, in a place where it is not known whether the appliance
# runs; all in one go, since there are many.
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
