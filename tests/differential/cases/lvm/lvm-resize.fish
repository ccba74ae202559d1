add disk.img format:raw
run
pvcreate /dev/sda
vgcreate VG /dev/sda
lvcreate LV VG 12
mkfs ext2 /dev/VG/LV
lvresize /dev/VG/LV 24
blockdev-getsize64 /dev/VG/LV
e2fsck-f /dev/VG/LV
resize2fs /dev/VG/LV
lvresize-free /dev/VG/LV 50
blockdev-getsize64 /dev/VG/LV
mount /dev/VG/LV /
write /x x
statvfs / | grep bsize
umount /
pvresize /dev/sda
-lvresize /dev/VG/LV 1T
-lvresize /dev/VG/nosuch 1
