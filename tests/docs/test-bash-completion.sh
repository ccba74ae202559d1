#!/usr/bin/env bash
# diskfish: the completion files of bash, zsh and fish offer the right words.
# SPDX-License-Identifier: GPL-3.0-or-later

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

PATH=$top_builddir/fish:$PATH
mkdir -p "$scratch/files/my folder" "$scratch/home"
cd "$scratch/files" || exit 1
touch 'my disk.img' a.img a,b.img "it's.img" 'my folder/in.img' x.fish
touch "$scratch/home/at-home.img"
export HOME=$scratch/home

# shellcheck source=/dev/null
. "$top_builddir/completions/shell/diskfish.bash"
complete -p diskfish | grep -q -e '-F _diskfish diskfish' ||
  complain 'the completion is not set'

# offered PIECE... is [EXPECTED]...: the pieces are those into which bash splits
# the line: at spaces and, outside quotes, at : and =.  A piece that begins with
# ^ follows the previous one without a space.
offered ()
{
  local piece line='' expected actual

  COMP_WORDS=()
  while test $# -gt 0 && test "$1" != is; do
    piece=${1#^}
    test -z "$line" || test "$piece" != "$1" || line+=' '
    line+=$piece
    COMP_WORDS+=("$piece")
    shift
  done
  shift
  COMP_LINE=$line
  COMP_POINT=${#line}
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _diskfish
  actual=$(printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort)
  expected=$(printf '%s\n' "$@" | LC_ALL=C sort)
  cases=$((cases + 1))
  test "$actual" = "$expected" ||
    complain "'$line' offers" "${COMPREPLY[*]@Q}" instead of "${*@Q}"
}
cases=0

# options
offered diskfish --ad is --add
offered diskfish --fo is --format --format=
offered diskfish -x --ephe is --ephemeral
offered diskfish -- --ephe is ''
offered diskfish -f x.fish --che is --check
offered diskfish list-devices --che is --check
offered diskfish --nosuch is ''

# their arguments
offered diskfish -a my is 'my disk.img' 'my folder'
offered diskfish --add my is 'my disk.img' 'my folder'
offered diskfish --each "'my d" is 'my disk.img'
offered diskfish --add ^= ^a. is a.img
offered diskfish -a "'my d" is 'my disk.img'
offered diskfish -a '"my d' is 'my disk.img'
offered diskfish -a 'my\ d' is 'my disk.img'
offered diskfish -a 'my\ folder/' is 'my folder/in.img'
# shellcheck disable=SC2088
offered diskfish -a '~/at' is '~/at-home.img'
offered diskfish -a nosuch is ''
offered diskfish -f x is x.fish
offered diskfish -f it is "it's.img"
offered diskfish --format ^= ^q is qcow qcow2 qed
offered diskfish --output '' is text json table csv
offered diskfish --output j is json
offered diskfish --output ^= ^t is text table
offered diskfish --format ^= ^nosuch is ''

# domains of libvirt, once there is a virsh
mkdir "$scratch/bin"
PATH=$scratch/bin:$PATH
printf '#!/bin/sh\nexit 1\n' >"$scratch/bin/virsh"
chmod +x "$scratch/bin/virsh"
offered diskfish -d we is ''
printf '#!/bin/sh\nprintf "web1\\nweb2\\nmy guest\\n"\n' >"$scratch/bin/virsh"
offered diskfish -d we is web1 web2
offered diskfish --domain ^= ^my is 'my\ guest'
offered diskfish add-domain web2 is web2

# --disk
offered diskfish --disk a is a,,b.img a.img
offered diskfish --disk my is 'my disk.img' 'my folder'
offered diskfish --disk a,,b is a,,b.img
offered diskfish --disk a,,b.img,ke is a,,b.img,keep
offered diskfish --disk a.img,sy is a.img,sync=
offered diskfish --disk a.img,sync ^= is close fsync full none
offered diskfish --disk a.img,sync ^= ^f is fsync full
offered diskfish --disk a.img,ro,cache ^= ^un is uncached
offered diskfish --disk a.img,r is a.img,ro
offered diskfish --disk a.img,ro,r is ''
offered diskfish --disk a,,b.img,sy is a,,b.img,sync=
offered diskfish --disk a,,b.img,sync ^= ^c is close
offered diskfish --disk "'my disk.img,sync=cl" is 'my disk.img,sync=close'
offered diskfish --disk 'my\ disk.img,di' is 'my\ disk.img\,discard='
offered diskfish --disk ^= ^a.img,sy is a.img,sync=
offered diskfish --disk a.img,sync ^= ^full,cache ^= ^un is uncached

# commands
offered diskfish disk att is attach
offered diskfish -a a.img disk det is detach
offered diskfish -a a.img run : disk det is detach
offered diskfish run : list-dev is list-devices
offered diskfish nosuch : list-dev is list-devices
offered diskfish run : is ''
offered diskfish nosuch '' is ''
offered diskfish add-drive my is 'my disk.img' 'my folder'
offered diskfish add-drive 'my\ d' is 'my disk.img'
offered diskfish add-drive "'my d" is 'my disk.img'
offered diskfish add-drive it is "it's.img"
offered diskfish add-drive a.img rea is readonly:
offered diskfish add-drive a.img readonly ^: is false true
offered diskfish add-drive a.img cachemode ^: is unsafe writeback
offered diskfish add-drive a.img cachemode ^: ^un is unsafe
offered diskfish add-drive 'my\ disk.img' cachemode ^: ^w is writeback
offered diskfish disk attach a.img sync ^= is close fsync full none
offered diskfish disk attach a.img sync ^= ^n is none
offered diskfish disk attach a.img "'sync=n" is sync=none
offered diskfish time lcd 'my\ ' is 'my folder'
offered diskfish set pipefail o is off on
offered diskfish set output t is table text
offered diskfish fore is ''
offered diskfish mkfs ext is ext2 ext3 ext4
offered diskfish -h disk-cr is disk-create
offered diskfish --cmd-help mount-v is mount-vfs

# The cursor in the middle of the line.
COMP_WORDS=(diskfish add-drive a.img cachemode : unsafe)
COMP_LINE='diskfish add-drive a.img cachemode:unsafe'
COMP_CWORD=5
COMP_POINT=$((${#COMP_LINE} - 5))
_diskfish
test "${COMPREPLY[*]}" = unsafe ||
  complain "in the middle of a word: ${COMPREPLY[*]@Q}"

# With a missing program completion offers nothing, and it runs nothing.
offered ./nosuch add-drive my is ''
# shellcheck disable=SC2016
offered diskfish add-drive '$(touch ran)' : '`touch ran`' is ''
test ! -e ran || complain 'completing ran a command'

# The other shells, if installed, must parse their files, and fish must offer
# words.
if command -v zsh >/dev/null; then
  zsh -n "$top_builddir/completions/shell/_diskfish" ||
    complain 'zsh does not understand its file'
fi

fish_offered ()
{
  local line=$1 actual

  shift 2
  actual=$(fish --no-config -c "
      source '$top_builddir/completions/shell/diskfish.fish'
      complete -C \$argv[1]" "$line" | cut -f 1 | LC_ALL=C sort)
  test "$actual" = "$(printf '%s\n' "$@" | LC_ALL=C sort)" ||
    complain "fish: '$line' offers ${actual@Q} instead of ${*@Q}"
}

if command -v fish >/dev/null; then
  fish_offered 'diskfish --ad' is --add
  fish_offered "diskfish -a 'my d" is 'my disk.img'
  fish_offered 'diskfish --disk a.img,sy' is a.img,sync=
  fish_offered 'diskfish --disk a.img,sync=f' is a.img,sync=fsync \
    a.img,sync=full
  fish_offered 'diskfish run : disk att' is attach
  fish_offered 'diskfish add-drive my\ disk.img cachemode:u' is \
    cachemode:unsafe
  fish_offered 'diskfish nosuch ' is ''
fi

verdict "$cases cases,"
