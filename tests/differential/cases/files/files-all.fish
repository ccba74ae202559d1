# Files and directories: every kind of value that the shell prints.
# Not here: attributes with bytes from 0x80 on.  guestfish prints such a byte
# sign-extended, \xffffffc3, which is a fault of its own; diskfish prints \xc3.
add-drive disk.img format:raw
run
mkfs ext4 /dev/sda blocksize:1024 features:^dir_index
mount-options user_xattr,acl /dev/sda /
get-umask
umask 0
mkdir /umask-0
touch /umask-0/file
stat /umask-0
umask 022
umask 022
get-umask
mkdir /d
mkdir-p /d/e/f
mkdir-mode /d/mode 01750
touch "/d/with space"
touch '/d/quote"'
touch "/d/ünïcödé"
write /d/text "one\ntwo\nthree\n"
write-append /d/text "four\n"
write /d/bytes "\x01\x80\xff\n\t"
write /d/empty ""
cat /d/text
cat /d/bytes | od -An -tx1
read-file /d/text
read-lines /d/text
read-lines /d/empty
head /d/text
head-n 2 /d/text
head-n -1 /d/text
tail-n 1 /d/text
tail-n -2 /d/text
wc-l /d/text
wc-w /d/text
wc-c /d/text
filesize /d/text
ls /d
find /d
find /
find0 /d - | tr '\0' '|'
ll /d | sed 's/[A-Z][a-z][a-z]  *[0-9]*  *[0-9:]* /DATE /'
readdir /d
lstatnslist /d "text empty missing"
lstatlist /d "text"
readlinklist /d "text"
stat /d/text
statns /d/text
lstat /d/text
lstatns /d/mode
chmod 0644 /d/text
chmod 420 /d/empty
chmod 0x1ff /d/bytes
stat /d/bytes
chown 10 20 /d/text
lchown -1 30 /d/text
utimens /d/text 1000000000 5 2000000000 999999999
statns /d/text
stat /d/text
ln-s text /d/link
ln /d/text /d/hard
ln-sf /nowhere /d/link2
readlink /d/link
readlinklist /d "link link2 text"
realpath /d/../d/link
case-sensitive-path /D/TEXT
is-file /d/text
is-file /d/link
is-file /d/link followsymlinks:true
is-dir /d
is-symlink /d/link
is-chardev /d
is-blockdev /d
is-fifo /d
is-socket /d
is-zero /d/empty
is-lv /dev/sda
exists /d/text
exists /missing
equal /d/text /d/hard
equal /d/text /d/empty
glob-expand /d/*t*
glob-expand /d/* directoryslash:false
glob-expand /missing*
grep o /d/text
grep-opts O /d/text insensitive:true
grep T /d/text insensitive:true
grep "^t" /d/text extended:true
grep "t.o" /d/text fixed:true
grep xyz /d/text
egrep "one|two" /d/text
fgrepi THREE /d/text
strings /d/bytes
strings-e l /d/text
hexdump /d/bytes
file /d/text
file /d/link
checksum md5 /d/text
checksum sha256 /d/text
checksum crc /d/text
checksums-out md5 /d - | sort -k2
du /d
fill 0x41 10 /d/filled
cat /d/filled
fill-pattern abc 7 /d/pattern
cat /d/pattern
truncate-size /d/filled 3
cat /d/filled
truncate /d/filled
filesize /d/filled
pwrite /d/pattern "XY" 2
pread /d/pattern 4 1
cp /d/text /d/copy
cp-a /d/link /d/link3
mv /d/copy /d/moved
rename /d/moved /d/renamed
copy-file-to-file /d/text /d/part srcoffset:4 size:3
cat /d/part
dd /d/text /d/dd
copy-size /d/text /d/sized 5
cat /d/sized
mknod-c 0600 1 3 /d/null
mknod-b 0600 8 0 /d/block
is-chardev /d/null
stat /d/block
setxattr user.one "value" 5 /d/text
setxattr user.two "" 0 /d/text
lsetxattr user.three "a b\x01" 4 /d/text
getxattrs /d/text
lgetxattrs /d/text
getxattr /d/text user.one
getxattr /d/text user.three | od -An -tx1
lxattrlist /d "text empty"
removexattr user.one /d/text
getxattrs /d/text
acl-set-file /d/text access u::rw-,g::r--,o::r--
acl-get-file /d/text access
set-e2attrs /d/renamed i
get-e2attrs /d/renamed
set-e2attrs /d/renamed i clear:true
get-e2attrs /d/renamed
rm /d/part
-rm /d/part
rm-f /d/part
rmdir /d/e/f
-rmdir /d
rm-rf /d/e
ls /d
mkdtemp /d/tmpXXXXXX | sed 's/tmp....../TEMP/'
mktemp /d/fileXXXXXX suffix:.x | sed 's/file....../TEMP/'
df-h | head -n 1
statvfs /d
-cat /missing
-ls /d/text
-cat /d
glob rm-rf /d/tmp*
glob rm-f /d/file?*.x
