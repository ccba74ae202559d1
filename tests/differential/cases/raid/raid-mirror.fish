add one.img format:raw
add two.img format:raw
run
md-create mirror "/dev/sda /dev/sdb" level:raid1 missingbitmap:0 nrdevices:2
list-md-devices
md-detail /dev/md127 | grep -E 'level|devices|name'
mkfs ext4 /dev/md127
mount /dev/md127 /
write /mirrored "yes\n"
umount /
md-stop /dev/md127
list-md-devices
vfs-type /dev/sda
