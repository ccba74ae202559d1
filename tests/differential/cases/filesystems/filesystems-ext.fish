add disk.img format:raw
add other.img format:raw
run
mkfs ext2 /dev/sda blocksize:1024 label:two
vfs-type /dev/sda
vfs-label /dev/sda
mount /dev/sda /
write /kept "kept"
umount /
resize2fs-size /dev/sda 16M
e2fsck /dev/sda correct:true
resize2fs-M /dev/sda
e2fsck /dev/sda forceall:true
resize2fs /dev/sda
set-e2label /dev/sda three
get-e2label /dev/sda
set-e2uuid /dev/sda 11111111-2222-3333-4444-555555555555
get-e2uuid /dev/sda
tune2fs /dev/sda force:true maxmountcount:42
tune2fs-l /dev/sda | grep -E 'Maximum mount|volume name'
-mkfs nosuch /dev/sdb
-mkfs ext4 /dev/sdx
-mkfs ext4 /dev/sdb blocksize:1000
-set-label /dev/sda a-label-that-is-too-long
mount-ro /dev/sda /
cat /kept
