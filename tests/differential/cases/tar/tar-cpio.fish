add disk.img format:raw
run
mount /dev/sda /
mkdir-p /tree/sub
write /tree/a "a\n"
write /tree/sub/b "b\n"
ln-s a /tree/link
cpio-out /tree - | cpio -it --quiet | sort
cpio-out /tree - format:newc | cpio -it --quiet | sort
cpio-out /tree - format:crc | head -c 6
-cpio-out /tree - format:nosuch
-cpio-out /nosuch -
cpio-out /tree/sub out.cpio
!cpio -it --quiet <out.cpio; rm out.cpio
