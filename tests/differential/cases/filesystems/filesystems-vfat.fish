add disk.img format:raw
run
part-disk /dev/sda mbr
mkfs vfat /dev/sda1 label:DOSDISK
vfs-type /dev/sda1
vfs-label /dev/sda1
mount /dev/sda1 /
mkdir /Dir
write /Dir/File.TXT "text"
ls /dir
cat /DIR/FILE.txt
-ln-s a /link
-chown 1 1 /Dir
chmod 0555 /Dir/File.TXT
case-sensitive-path /dir/file.txt
umount /
-set-uuid /dev/sda1 11111111-2222-3333-4444-555555555555
set-label /dev/sda1 NEWLABEL
vfs-label /dev/sda1
list-filesystems
