add disk.img format:raw
run
mkfs-btrfs /dev/sda label:butter
mount /dev/sda /
btrfs-subvolume-create /vol
btrfs-subvolume-create /vol/inner
write /vol/file "in the volume\n"
btrfs-subvolume-snapshot /vol /snap
-btrfs-subvolume-snapshot ro:true /vol /readonly
btrfs-subvolume-snapshot /vol /readonly ro:true
-write /readonly/x "no"
btrfs-subvolume-list / | grep -E 'path|top'
btrfs-subvolume-get-default /
btrfs-subvolume-delete /snap
-btrfs-subvolume-delete /lost
list-filesystems
umount /
mount btrfsvol:/dev/sda/vol /
ls /
umount /
-mount btrfsvol:/dev/sda/nosuch /
vfs-type btrfsvol:/dev/sda/vol
