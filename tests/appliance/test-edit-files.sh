#!/usr/bin/env bash
# diskfish: commands that edit or show guest files with host programs preserve
# attributes and lose no data.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

unset EDITOR PAGER HEXEDITOR GUESTFISH_DISPLAY_IMAGE LIBGUESTFS_TMPDIR
mkdir bin "it's here"
echo local >"it's here/local file"

# program NAME: create a host program from standard input.
program ()
{
  { echo '#!/bin/sh'; cat; } >"bin/$1"
  chmod +x "bin/$1"
}

program append <<'END'
echo 'one more' >>"$1"
END
# Many editors write a new file instead of changing the old one.
program renew <<'END'
tr a-z A-Z <"$1" >"$1.new"
touch -r "$1" "$1.new"
mv "$1.new" "$1"
END
# The size and the time stamp do not change.
program at-once <<'END'
printf '#' | dd of="$1" conv=notrunc status=none
END
program shorten <<'END'
truncate -s 2 "$1"
END
program remove <<'END'
rm "$1"
END
program name <<'END'
echo "the name is ${1##*/}"
ls -ld "${1%/*}" | cut -c 1-10
END
program vi <<'END'
echo "vi was here" >>"$1"
END
program emacs <<'END'
echo "emacs $1" >>"$2"
END
for pager in less more display hexedit; do
  program $pager <<END
echo "$pager shows:"
cat "\$1"
END
done
PATH=$PWD/bin:$PATH

truncate -s 64M disk.img
truncate -s 1M small.img
cat >edit.fish <<'END'
disk attach disk.img sync=none
disk attach small.img sync=none
run
mkfs ext4 /dev/sda
mount /dev/sda /

# Attributes, including SELinux's, are preserved in the new file.
write /file "one\n"
chown 12 34 /file
chmod 04751 /file
setxattr security.selinux system_u:object_r:etc_t:s0 27 /file
setxattr user.empty "" 0 /file
ln /file /linked
setenv EDITOR append
edit /file
cat /file
cat /linked
ll /file | cut -c 1-22
lgetxattrs /file | sed 's/ $//'
unsetenv EDITOR
edit /file
vi /file
emacs /file
setenv EDITOR renew
edit /file
setenv EDITOR at-once
edit /file
cat /file
ll /file | cut -c 1-22

# If nothing is written, nothing changes.
setenv EDITOR false
-edit /file
setenv EDITOR remove
-edit /file
setenv EDITOR nosuch-program
-edit /file
-edit /nosuch
-edit /lost+found
cat /file
setenv EDITOR name
edit /file
write "/it's" "x\n"
edit "/it's"
write "/$(touch bad); `touch bad`" "x\n"
edit "/$(touch bad); `touch bad`"
!test ! -e bad

# A link remains a link.
mkdir /folder
ln-s ../file /folder/link
setenv EDITOR append
edit /folder/link
readlink /folder/link
tail-n 1 /file
find /folder

# Shown by programs, and through a pipe.
write /text "some text\n"
more /text
less /text
display /text
more /text | tr a-z A-Z
setenv PAGER "head -c 4"
more /text
echo
-more /nosuch

# Bytes.
hexedit /text
setenv HEXEDITOR at-once
hexedit /text
hexedit /text 5 1
cat /text
hexedit /dev/sdb 100 50
pread-device /dev/sdb 2 99 | od -An -c
setenv HEXEDITOR append
-hexedit /dev/sdb
-hexedit /text 4
-hexedit /text 4 2
cat /text
hexedit /text
cat /text
setenv HEXEDITOR shorten
hexedit /text
cat /text
-hexedit /dev/sda
-hexedit /text 2 1
-hexedit /text 0 -1
-hexedit /nosuch

# Trees.
copy-in "it's here" bin/vi /folder
find /folder
-copy-in bin/vi nosuch bin/less /folder
-copy-in bin/vi /nosuch
find /folder
-copy-out /folder /nosuch "it's here"
-copy-out /text nosuch
!find "it's here" | sort
complete -- "copy-in bin/vi /fol"
complete -- "copy-out /fol"
complete -- "edit /fi"

# A full disk.
umount-all
mkfs ext2 /dev/sdb
mount /dev/sdb /
write /file "kept\n"
-fill 1 10M /full
setenv EDITOR "head -c 100000 /dev/zero | tee -a"
-edit /file | cat >/dev/null
cat /file
find /
END
run_script edit

cat >edit.out.expected <<'END'
one
one more

one

-rwsr-x--x. 1 12 34 13

[0] = {
  attrname: security.selinux
  attrval: system_u:object_r:etc_t:s0\x00
}
[1] = {
  attrname: user.empty
  attrval:
}
#NE
ONE MORE
VI WAS HERE
VI WAS HERE
EMACS -NW

-rwsr-x--x. 1 12 34 47

#NE
ONE MORE
VI WAS HERE
VI WAS HERE
EMACS -NW

the name is file
drwx------
the name is it's
drwx------
the name is $(touch bad); `touch bad`
drwx------
../file
one more
/link
more shows:
some text
less shows:
some text
display shows:
some text
MORE SHOWS:
SOME TEXT
some
hexedit shows:
some text
#ome #ext

  \0   #
#ome #ext

#ome #ext
one more

#o
/it's here
/it's here/local file
/link
/vi
/it's here
/it's here/local file
/link
/vi
it's here
it's here/folder
it's here/folder/it's here
it's here/folder/it's here/local file
it's here/folder/link
it's here/folder/vi
it's here/local file
/folder/	path	
/folder/	path	
/file	path	
kept

file
full
lost+found
END
cat >edit.err.expected <<'END'
edit.fish:33:2: error: the host command ended with status 1
    -edit /file
     ^~~~
edit.fish:35:2: error: cannot find the edited file 'TMPDIR/file': No such file or directory
    -edit /file
     ^~~~
sh: 1: nosuch-program: not found
edit.fish:37:2: error: the host command ended with status 127
    -edit /file
     ^~~~ is the program installed?
edit.fish:38:7: error: edit: /nosuch: No such file or directory
    -edit /nosuch
          ^~~~~~~
edit.fish:39:7: error: edit: /lost+found: is a directory
    -edit /lost+found
          ^~~~~~~~~~~ use 'ls' to list it, or 'tar-out' to fetch it
edit.fish:67:7: error: more: /nosuch: No such file or directory
    -more /nosuch
          ^~~~~~~
edit.fish:78:10: error: cannot write back the edited bytes: expected 1048576 bytes, found 1048585
    -hexedit /dev/sdb
             ^~~~~~~~ the changes are saved in TMPDIR/sdb
edit.fish:79:10: error: cannot write back the edited bytes: expected 4 bytes, found 13
    -hexedit /text 4
             ^~~~~ the changes are saved in TMPDIR/text
edit.fish:80:10: error: cannot write back the edited bytes: expected 2 bytes, found 11
    -hexedit /text 4 2
             ^~~~~ the changes are saved in TMPDIR/text
edit.fish:87:10: error: '/dev/sda' is larger than 16 MiB
    -hexedit /dev/sda
             ^~~~~~~~ select a part, such as 'hexedit /dev/sda 0 1M'
edit.fish:88:16: error: the range is outside '/text'
    -hexedit /text 2 1
                   ^ choose a range within its 2 bytes
edit.fish:89:16: error: the range is outside '/text'
    -hexedit /text 0 -1
                   ^ choose a range within its 2 bytes
edit.fish:90:10: error: hexedit: /nosuch: No such file or directory
    -hexedit /nosuch
             ^~~~~~~
edit.fish:95:17: error: copy-in: source ‘nosuch’ does not exist (or cannot be read)
    -copy-in bin/vi nosuch bin/less /folder
                    ^~~~~~
edit.fish:96:17: error: copy-in: target ‘/nosuch’ is not a directory
    -copy-in bin/vi /nosuch
                    ^~~~~~~
edit.fish:98:19: error: copy-out: ‘/nosuch’ is not a file or directory
    -copy-out /folder /nosuch "it's here"
                      ^~~~~~~
edit.fish:99:17: error: copy-out: target ‘nosuch’ is not a directory
    -copy-out /text nosuch
                    ^~~~~~
edit.fish:110:13: error: fill: write: /full: No space left on device
    -fill 1 10M /full
                ^~~~~ run 'df-h' to see what is full
edit.fish:112:7: error: edit: cannot write '/file'
    -edit /file | cat >/dev/null
          ^~~~~ the changes are saved in TMPDIR/file
END
sed -i -E "s,$TMPDIR/diskfish-[-0-9a-f]*-.{6}/,TMPDIR/," edit.err
expect edit 0

# An edited copy that cannot be written back is preserved.
find "$TMPDIR" -type f -printf '%f %s\n' | sort >kept
printf '%s\n' 'file 100005' 'sdb 1048585' 'text 11' 'text 13' >kept.expected
same 'what was kept' kept.expected kept
find "$TMPDIR" -type d -name 'diskfish-*' -empty >empty
same 'empty directories' /dev/null empty
verdict
