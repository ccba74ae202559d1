add x
run now
launch now
umount-opts
mount_ro /dev/sda1 /
CAT /x
