add disk.img format:raw
run
part-disk /dev/sda mbr
mkfs ntfs /dev/sda1 label:windows
vfs-type /dev/sda1
vfs-label /dev/sda1
mount /dev/sda1 /
mkdir-p "/Program Files/Some Thing"
write "/Program Files/a.txt" "a\r\n"
ls /
case-sensitive-path "/program files/A.TXT"
cat "win:\\PROGRAM FILES\\A.txt"
umount /
set-label /dev/sda1 other
vfs-label /dev/sda1
ntfsfix /dev/sda1
ntfs-3g-probe true /dev/sda1
-set-label /dev/sda1 again
-ntfs-3g-probe true /dev/sda
