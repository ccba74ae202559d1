-ls /
-mount /dev/sda1 /
-list-devices
-cat /etc/passwd
-copy-in x /
-copy-out /x .
-edit /x
-glob ls /*
-more /x
-hexedit /dev/sda
-display /x
-supported
-umount-all
-available lvm2
is-config
-is-ready
is-launching
is-busy
