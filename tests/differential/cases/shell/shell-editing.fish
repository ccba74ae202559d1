# Files that are edited and shown by programs of the host, and trees that are
# copied.
setenv SHELL /bin/sh
add disk.img format:raw
run
mkfs ext4 /dev/sda
mount /dev/sda /
copy-in tree single.txt "two words.txt" tree/sub/deep /
find /
-copy-in nosuch /
-copy-in single.txt /nosuch
-copy-in single.txt tree /single.txt
lstat /single.txt | grep -e mode -e uid -e gid -e size
lstat /tree/a.txt | grep -e mode -e uid -e gid -e size
readlink /tree/link
copy-in tree/. /tree/sub
find /tree
write /file "one\ntwo\n"
chown 12 34 /file
chmod 02640 /file
setxattr user.name value 5 /file
acl-set-file /file access "u::rw,u:7:r,g::r,m::r,o::-"
setenv EDITOR "./editor"
edit /file
edit "/two words.txt"
cat "/two words.txt"
cat /file
lstat /file | grep -e mode -e uid -e gid -e size -e nlink
lgetxattr /file user.name | cat
acl-get-file /file access
setenv EDITOR "./editor --flag 'a b'"
ln-s file /alink
edit /alink
readlink /alink
cat /file
setenv EDITOR true
edit /file
setenv EDITOR false
-edit /file
setenv EDITOR nosuch-program
-edit /file
-edit /nosuch
-edit /tree
cat /file
find /
setenv EDITOR ./editor
lchown 1 2 /alink
event entered enter 'echo "<$@>"'
cat /file
delete-event entered
setenv PAGER "cat -n"
more /file
more /file | tr a-z A-Z
setenv PAGER false
-more /file
-more /nosuch
setenv PATH ".:/usr/bin:/bin"
setenv GUESTFISH_DISPLAY_IMAGE "head -c 5"
display /file
setenv HEXEDITOR ./hexeditor
hexedit /file
hexedit /file 4
hexedit /file 2 4
hexedit /file 6 4000
cat /file
-hexedit /file 4000 10
-hexedit /file 0
-hexedit /nosuch
-hexedit /dev/sda
hexedit /dev/sda 2 3
hexedit /dev/sda 64
pread-device /dev/sda 8 0 | od -A n -t x1
lstat /file | grep -e mode -e uid -e gid -e size
setenv HEXEDITOR false
-hexedit /file
copy-out /tree /file "/two words.txt" out
-copy-out /alink out
-copy-out /nosuch out
-copy-out /tree nosuch
!find out -printf '%P %m %y %l\n' | LC_ALL=C sort
!cat "out/two words.txt" out/file
mkdir-p /Windows/System32
write /Windows/Notes.TXT "noted\n"
cat win:\windows\NOTES.txt
cat WIN:/windows/notes.txt
edit win:\WINDOWS\notes.txt
cat /Windows/Notes.TXT
copy-in single.txt win:\windows\system32
ls win:\WINDOWS\SYSTEM32
ls win:
copy-out win:\windows\SYSTEM32 out
!find out/System32
write win:\windows\new.txt "new"
ls /Windows
-cat win:c:\windows\notes.txt
-cat win:\nosuch\file
-cat win:windows
cp win:\windows\new.txt win:\windows\newer.txt
ls /Windows
