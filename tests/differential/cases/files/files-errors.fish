add disk.img format:raw
run
mount /dev/sda /
-ls /nosuch
-mkdir /lost+found
-mkdir /a/b/c
-mkdir-p /lost+found/x/y
-rm-rf /nosuch
-cat relative
-write relative x
-touch /nosuch/file
-download /lost+found x
-upload /nosuch-on-host /x
-readdir /nosuch
-stat /nosuch
-exists relative
-mount /dev/sda /nosuch
-umount /nosuch
-mount /dev/sdx /
-fsck ext4 /dev/sdx
-mountpoints extra
ls /
cat /nosuch
echo not run
