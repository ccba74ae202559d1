add disk.img format:raw
run
part-init /dev/sda mbr
part-add /dev/sda p 2048 40959
part-add /dev/sda p 40960 -1
mkswap /dev/sda1 label:swap uuid:11111111-2222-3333-4444-555555555555
mkswap-U 21111111-2222-3333-4444-555555555555 /dev/sda2
swapon-device /dev/sda1
-swapon-device /dev/sda
swapoff-device /dev/sda1
swapon-label swap
swapoff-label swap
-swapon-label nosuch
list-filesystems
