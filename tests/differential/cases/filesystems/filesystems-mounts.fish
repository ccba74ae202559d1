add disk.img format:raw
run
part-init /dev/sda mbr
part-add /dev/sda p 2048 40959
part-add /dev/sda p 40960 -1
mkfs ext4 /dev/sda1
mkfs ext2 /dev/sda2
mount /dev/sda1 /
mkdir /sub
mount-options noatime,ro /dev/sda2 /sub
mounts
mountpoints
-write /sub/x "no"
umount /sub
mount-vfs sync ext2 /dev/sda2 /sub
write /sub/x "yes"
umount-all
mounts
mkmountpoint /one
mkmountpoint /two
mount-ro /dev/sda1 /one
mount /dev/sda2 /two
ls /
cat /two/x
umount /one
umount /dev/sda2
rmmountpoint /one
-mount /dev/sda3 /two
-mount-options nosuchoption /dev/sda2 /two
umount-all
-mount-loop /nosuch /two
