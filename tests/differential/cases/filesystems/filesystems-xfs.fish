add disk.img format:raw
run
mkfs xfs /dev/sda label:xlabel
vfs-type /dev/sda
xfs-info /dev/sda | grep -E 'blocksize|agcount'
mount /dev/sda /
mkdir-p /a/b
write /a/b/c "deep"
xfs-growfs / datasec:true
umount /
xfs-admin /dev/sda label:other
vfs-label /dev/sda
xfs-repair /dev/sda nomodify:true
