# LVM and software RAID: structs with sizes, per cents and identifiers.
# No list has two physical volumes, and none names the members of an array:
# the guest's own names follow the order in which its kernel happened to find
# the disks.
add-drive one.img format:raw
add-drive two.img format:raw
add-drive three.img format:raw
run
pvcreate /dev/sda
pvs
pvs-full
pvcreate /dev/sdb
vgcreate VG "/dev/sda /dev/sdb"
vgs
lvcreate LV1 VG 32
lvcreate-free LV2 VG 50
lvs
vgs-full
lvs-full
lvm-canonical-lv-name /dev/mapper/VG-LV1
is-lv /dev/VG/LV1
lvuuid /dev/VG/LV1
vgpvuuids VG
lvresize /dev/VG/LV1 40
blockdev-getsize64 /dev/VG/LV1
lvrename /dev/VG/LV1 /dev/VG/renamed
vgrename VG group
lvs
vg-activate false group
-mkfs ext2 /dev/group/renamed
vg-activate-all true
mkfs ext2 /dev/group/renamed label:onlvm
vfs-label /dev/group/renamed
list-dm-devices
-lvremove /dev/group/none
lvm-remove-all
pvs
md-create mirror "/dev/sda /dev/sdb" level:raid1
list-md-devices
md-detail /dev/md127 | grep -v ^device_
md-stat /dev/md127 | grep -v mdstat_device
md-stop /dev/md127
list-md-devices
md-create striped "/dev/sda /dev/sdb /dev/sdc" level:0 missingbitmap:0 chunk:65536
md-detail /dev/md127 | grep -v ^device_
-md-create bad "/dev/sda" level:raid5
md-stop /dev/md127
