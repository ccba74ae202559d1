add disk.img format:raw
run
part-init /dev/sda msdos
part-add /dev/sda p 2048 20479
part-add /dev/sda e 20480 -1
part-add /dev/sda l 22528 40959
part-add /dev/sda l 43008 61439
part-set-bootable /dev/sda 1 true
part-get-bootable /dev/sda 1
part-get-bootable /dev/sda 5
part-set-mbr-id /dev/sda 1 0x7
part-get-mbr-id /dev/sda 1
part-set-mbr-id /dev/sda 5 130
part-get-mbr-id /dev/sda 5
part-get-mbr-part-type /dev/sda 1
part-get-mbr-part-type /dev/sda 2
part-get-mbr-part-type /dev/sda 5
part-get-parttype /dev/sda
-part-set-disk-guid-random /dev/sda
