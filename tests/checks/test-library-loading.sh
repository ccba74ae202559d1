#!/usr/bin/env bash
# diskfish: the program loads libguestfs only for a handle, and reports a
# library that it cannot use.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

need qemu-img readelf
cd "$scratch" || exit 99
version=$("$diskfish" --version | sed 's/.*(libguestfs \(.*\))$/\1/')

# ---- the program is not linked with it

readelf --wide --dynamic --dyn-syms "$diskfish" >elf || exit 99
! grep -E '(NEEDED).*(libguestfs|libvirt|libxml2)| guestfs_' elf ||
  complain 'the program is linked with libguestfs or a library below it'

# ---- it is loaded for a handle

# loads WORD...: true if the command, which must succeed, loads the library.
loads ()
{
  rm -f files.*
  LD_DEBUG=files LD_DEBUG_OUTPUT=files "$diskfish" "$@" >output 2>&1 ||
    complain "$*: $(cat output)"
  cat files.* >files || exit 99
  grep -q libjansson files || complain "$*: the libraries are not listed"
  grep -q libguestfs files
}

qemu-img create -q -f qcow2 a.qcow2 1M
printf 'echo a\n! true\ndisk create b.img 1M\nquit\n' >script.fish
printf 'add a.qcow2\n' >add.fish
while read -r words; do
  # shellcheck disable=SC2086
  ! loads $words || complain "'$words' loads libguestfs"
done <<'END'
--version
--help
-h
help
help disk attach
list-commands
complete disk
echo a
setenv NAME value
lcd .
set output json
disk create new.img 1M
disk create new.qcow2 1M format=qcow2
disk info a.qcow2
disk check a.qcow2
disk map a.qcow2
disk list
self-test
--check -f script.fish
--dry-run -f script.fish
--tap expect a echo a
END
while read -r words; do
  # shellcheck disable=SC2086
  loads $words || complain "'$words' does not load libguestfs"
done <<'END'
get-path
-a a.qcow2 echo a
disk attach a.qcow2
--check -f add.fish
END

# The handle has the environment and the directory of the start.
mkdir first second
cat >script.fish <<END
lcd second
setenv LIBGUESTFS_CACHEDIR $scratch/second
setenv TMPDIR $scratch/second
get-cachedir
get-tmpdir
END
LIBGUESTFS_CACHEDIR=$scratch/first TMPDIR=first "$diskfish" -f script.fish \
  >output 2>&1 || complain "a script that changes the environment fails"
printf '%s\n%s\n' "$scratch/first" "$scratch/first" |
  diff -u - output >difference ||
  complain "the handle has another environment: $(cat difference)"

# ---- a library that cannot be used

# fails REASON WORD...: check the message.
fails ()
{
  local reason=$1

  shift
  LD_LIBRARY_PATH=$scratch/broken "$diskfish" --output=json "$@" \
    >output 2>errors
  test $? = 1 || complain "$*: not status 1"
  sed "s/undefined symbol: guestfs_[A-Za-z0-9_]*\"/undefined symbol: NAME\"/" \
    errors >actual
  echo "\"message\":\"cannot load libguestfs:" \
    "$scratch/broken/libguestfs.so.0: $reason\",\"hint\":\"install" \
    "libguestfs $version or later\"}" >expected
  sed 's/.*\("message":\)/\1/' actual | diff -u expected - >difference ||
    complain "$*: $(cat difference)"
  test ! -s output || complain "$*: $(cat output)"
}

# fails_everywhere REASON: the commands that need the library fail, the others
# do not.
fails_everywhere ()
{
  fails "$1" get-path
  fails "$1" launch
  fails "$1" disk attach a.qcow2
  fails "$1" reopen
  fails "$1" shutdown
  fails "$1" event name close true
  fails "$1" setenv TMPDIR /tmp
  fails "$1" -a a.qcow2 echo a
  fails "$1" --each a.qcow2 echo a
  cat >script.fish <<'END'
-get-path
disk info a.qcow2 | sed -n 's/^FORMAT.*/info/p'
echo after
END
  LD_LIBRARY_PATH=$scratch/broken "$diskfish" -f script.fish >output 2>/dev/null
  test "$(tail -n 1 output)" = after || complain "the session ends: $(cat output)"
  LD_LIBRARY_PATH=$scratch/broken "$diskfish" --version >output 2>&1
  test "$(sed 's/.* (//' output)" = "libguestfs $version)" ||
    complain "--version: $(cat output)"
  LD_LIBRARY_PATH=$scratch/broken "$diskfish" --output=csv doctor \
    >output 2>/dev/null
  sed "s/undefined symbol: guestfs_[A-Za-z0-9_]*,/undefined symbol: NAME,/" \
    output | tr -d '\r' | grep '^libguestfs,' >actual
  echo "libguestfs,bad,cannot load libguestfs:" \
    "$scratch/broken/libguestfs.so.0: $1,install libguestfs $version or" \
    "later" | diff -u - actual >difference ||
    complain "doctor: $(cat output difference)"
}

mkdir broken
: >broken/libguestfs.so.0
fails_everywhere 'file too short'

# A library without the functions: that of a program which is linked.
rm broken/libguestfs.so.0
cp "$(ldd "$diskfish" | sed -n 's/.*libjansson.* => \(.*\) (.*/\1/p')" \
  broken/libguestfs.so.0 || exit 99
fails_everywhere 'undefined symbol: NAME'

verdict 'library loading:'
