add disk.img format:raw
run
mkfs ext4 /dev/sda
mount /dev/sda /
mkdir-p /tree/sub
write /tree/a "a\n"
write /tree/sub/b "b\n"
mksquashfs /tree - compress:gzip | head -c 4
mksquashfs /tree out.sqsh excludes:sub
upload out.sqsh /out.sqsh
file /out.sqsh | sed 's/,.*//'
mkmountpoint /mnt
mount-loop /out.sqsh /mnt
find /mnt
umount /mnt
rm /out.sqsh
!rm out.sqsh
