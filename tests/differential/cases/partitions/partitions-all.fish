# Partition tables and block devices: lists of structs, numbers, strings.
add-drive disk.img format:raw label:first
add-drive small.img format:raw readonly:true label:second
run
list-devices
list-disk-labels | sort
nr-devices
device-index /dev/sdb
max-disks
part-init /dev/sda gpt
part-add /dev/sda p 2048 67583
part-add /dev/sda p 67584 -34
part-list /dev/sda
list-partitions
part-set-name /dev/sda 1 "first part"
part-get-name /dev/sda 1
part-set-gpt-type /dev/sda 1 C12A7328-F81F-11D2-BA4B-00A0C93EC93B
part-get-gpt-type /dev/sda 1
part-set-gpt-guid /dev/sda 2 01234567-89AB-CDEF-0123-456789ABCDEF
part-get-gpt-guid /dev/sda 2
part-set-bootable /dev/sda 2 true
part-get-bootable /dev/sda 2
part-to-dev /dev/sda2
part-to-partnum /dev/sda2
is-whole-device /dev/sda
is-whole-device /dev/sda1
-part-del /dev/sda 9
-part-list /dev/sdx
part-init /dev/sda mbr
part-add /dev/sda extended 64 180000
part-add /dev/sda logical 128 40000
part-set-mbr-id /dev/sda 5 0x8e
part-get-mbr-id /dev/sda 5
part-get-mbr-part-type /dev/sda 5
part-list /dev/sda
sfdisk-l /dev/sda | sed 's,/dev/sd[a-z],DISK,'
canonical-device-name /dev/vda1
blockdev-getsize64 /dev/sda
blockdev-getss /dev/sda
blockdev-setro /dev/sda
blockdev-getro /dev/sda
blockdev-setrw /dev/sda
blkdiscardzeroes /dev/sda
pwrite-device /dev/sdb "some bytes \x01\x02" 1000
pread-device /dev/sdb 14 999
pread-device /dev/sdb 20 998 | od -An -tx1
zero-device /dev/sdb
checksum-device md5 /dev/sdb
wipefs /dev/sda
-part-get-parttype /dev/sdb
zero-device /dev/sda
