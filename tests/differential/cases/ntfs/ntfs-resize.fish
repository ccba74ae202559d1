add disk.img format:raw
run
mkfs ntfs /dev/sda
mount /dev/sda /
write /kept "kept\n"
umount /
ntfsresize /dev/sda size:32M
ntfsfix /dev/sda
ntfsresize /dev/sda force:true
-ntfsresize-size /dev/sda 48M
-ntfsresize /dev/sda size:1K
-ntfsresize /dev/sdx
ntfsfix /dev/sda clearbadsectors:true
ntfsclone-out /dev/sda clone force:true metadataonly:false
!test -s clone && rm clone
