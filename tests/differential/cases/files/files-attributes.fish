add disk.img format:raw
run
mount /dev/sda /
write /a "text"
mkdir /d
setxattr user.one 1 1 /a
setxattr user.two "two words" 9 /a
-setxattr user.bad xx -1 /a
lsetxattr user.three "" 0 /d
getxattr /a user.two
-getxattr /a user.nosuch
lgetxattrs /a
removexattr user.one /a
acl-set-file /a access "u::rw,u:7:r,g::r,m::r,o::-"
acl-get-file /a access
acl-set-file /d default "u::rwx,g::rx,o::-"
acl-get-file /d default
acl-delete-def-file /d
set-e2attrs /a a
get-e2attrs /a
-cp /d /a
set-e2attrs /a a clear:true
-set-e2generation /a 7
get-e2generation /a | grep -c '^[0-9]*$'
