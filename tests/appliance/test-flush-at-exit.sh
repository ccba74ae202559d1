#!/usr/bin/env bash
# diskfish: the appliance is flushed at exit only if something was written.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# flushes YES-OR-NO [OPTION...]: check if the library flushes after the commands
# of standard input on a disk with a file system.
flushes ()
{
  local expected=$1 commands actual=no

  shift
  commands=$(cat)
  (echo run; echo "$commands") |
    LIBGUESTFS_TRACE=1 "$diskfish" "$@" >out 2>log ||
    complain "'$commands' failed: $(tail -n 3 log)"
  ! grep -q 'trace: internal_autosync' log || actual=yes
  test $actual = "$expected" || complain "'$commands' flushes: $actual"
}

truncate -s 16M disk.img
flushes yes --format=raw -a disk.img <<'END'
mkfs ext2 /dev/sda
mount /dev/sda /
write /file 'a line'
END
flushes no --format=raw -a disk.img <<'END'
list-devices
END
flushes no --format=raw -a disk.img <<'END'
mount-ro /dev/sda /
cat /file
ls /
stat /file
is-dir /lost+found
find /
du /file
download /file copy
umount-all
END
test "$(cat copy)" = 'a line' || complain "copied: $(cat copy)"
flushes yes --format=raw -a disk.img <<'END'
mount-ro /dev/sda /
umount /
mount /dev/sda /
touch /file-2
END
flushes no --ro --format=raw -a disk.img <<'END'
mount /dev/sda /
touch /file-3
END
flushes no --format=raw -a disk.img <<'END'
mount-ro /dev/sda /
exists /file-2
END
"$diskfish" --ro --format=raw -a disk.img run : mount-ro /dev/sda / : ls / \
  >actual
printf '%s\n' file file-2 lost+found >expected
same 'the files' expected actual
verdict
