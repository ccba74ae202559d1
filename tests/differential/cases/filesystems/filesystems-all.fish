# File systems of several types, swap, labels and UUIDs.
add-drive one.img format:raw
add-drive two.img format:raw
add-drive three.img format:raw
add-drive four.img format:raw
run
mkfs ext4 /dev/sda blocksize:4096 label:data inode:256 features:^dir_index
set-uuid /dev/sda 11111111-2222-3333-4444-555555555555
vfs-type /dev/sda
vfs-label /dev/sda
vfs-uuid /dev/sda
set-label /dev/sda again
vfs-label /dev/sda
blkid /dev/sda
tune2fs /dev/sda maxmountcount:0 intervalbetweenchecks:86400 reservedblockspercentage:0 errorbehavior:remount-ro
tune2fs-l /dev/sda
e2fsck /dev/sda forceall:true
fsck ext4 /dev/sda
resize2fs-size /dev/sda 32M
resize2fs /dev/sda
mkfs vfat /dev/sdb label:FATTY
vfs-label /dev/sdb
mkfs btrfs /dev/sdc label:manyvols
vfs-type /dev/sdc
vfs-label /dev/sdc
set-uuid /dev/sdc 33333333-2222-3333-4444-555555555555
mkswap /dev/sdd label:swapper uuid:22222222-2222-3333-4444-555555555555
vfs-label /dev/sdd
vfs-uuid /dev/sdd
vfs-type /dev/sdd
swapon-label swapper
swapoff-label swapper
swapon-uuid 22222222-2222-3333-4444-555555555555
swapoff-uuid 22222222-2222-3333-4444-555555555555
swapon-device /dev/sdd
swapoff-device /dev/sdd
list-filesystems
findfs-label again
findfs-uuid 11111111-2222-3333-4444-555555555555
filesystem-available btrfs
-filesystem-available nosuchfs
feature-available "btrfs lvm2"
mount /dev/sda /
mkmountpoint /fat
mkdir /inside
mount-options ro /dev/sdc /inside
mounts
mountpoints
statvfs /
btrfs-subvolume-list /inside
-mkdir /inside/readonly
umount /inside
mkswap-L other /dev/sdd
vfs-label /dev/sdd
mkfifo 0600 /fifo
mknod 0640 0 0 /plain
fallocate /swapfile 1048576
mkswap-file /swapfile
swapon-file /swapfile
swapoff-file /swapfile
rm /swapfile
fstrim /
zero-free-space /
sync
umount-all
mounts
mount-vfs noatime ext4 /dev/sda /
mountpoints
umount /dev/sda force:false
mount-ro /dev/sda /
-touch /x
umount-all
zerofree /dev/sda
