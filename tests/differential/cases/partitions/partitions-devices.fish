add one.img format:raw blocksize:4096
add two.img format:raw label:two
add-ro three.img format:raw
run
list-devices
list-disk-labels
blockdev-getss /dev/sda
blockdev-getss /dev/sdb
blockdev-getbsz /dev/sda
blockdev-getsz /dev/sdb
blockdev-getsize64 /dev/sdc
blockdev-getro /dev/sdc
-pwrite-device /dev/sdc "x" 0
pwrite-device /dev/sdb "some data" 4096
pread-device /dev/sdb 9 4096
-pread-device /dev/sdb 9 100M
zero /dev/sda
wipefs /dev/sdb
device-index /dev/sdc
-device-index /dev/sdz9
canonical-device-name /dev/hda1
part-disk /dev/disk/guestfs/two mbr
list-partitions
part-to-dev /dev/sdb1
part-to-partnum /dev/sdb1
-part-to-dev /dev/sdb
copy-device-to-device /dev/sdb /dev/sda size:1M
-copy-file-to-device /nosuch /dev/sda
