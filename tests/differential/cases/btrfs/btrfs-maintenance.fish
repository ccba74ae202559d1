add disk.img format:raw
run
-mkfs-btrfs /dev/sda leafsize:16384
mkfs-btrfs /dev/sda nodesize:16384 datatype:single metadata:single
set-label /dev/sda other
vfs-label /dev/sda
btrfs-set-seeding /dev/sda false
mount /dev/sda /
fill 65 100000 /file
btrfs-filesystem-sync /
btrfs-filesystem-defragment /file
-btrfs-filesystem-resize / size:1M
btrfs-filesystem-resize / size:300M
btrfs-filesystem-balance /
-btrfs-quota-rescan /
btrfs-quota-enable / true
btrfs-qgroup-create 1/100 /
btrfs-qgroup-show / | grep -E 'btrfsqgroup_id'
umount /
btrfs-fsck /dev/sda
btrfs-filesystem-show /dev/sda
