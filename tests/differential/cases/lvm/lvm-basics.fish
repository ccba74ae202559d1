add disk.img format:raw
run
part-disk /dev/sda mbr
pvcreate /dev/sda1
vgcreate VG /dev/sda1
lvcreate LV VG 16
lvcreate-free REST VG 100
lvs
vgs
pvs
lvs-full | grep -E 'lv_name|lv_size|lv_attr'
vgs-full | grep -E 'vg_name|vg_size|lv_count|pv_count|vg_extent_size'
pvs-full | grep -E 'pv_size|pv_attr'
mkfs ext4 /dev/VG/LV
mount /dev/VG/LV /
write /on-lvm "yes"
-lvremove /dev/VG/LV
-vgremove VG
umount /
lvremove /dev/VG/REST
lvs
is-lv /dev/VG/LV
is-lv /dev/sda1
-lvcreate LV VG 16
-lvcreate BIG VG 10000
-lvcreate "" VG 1
-vgcreate VG /dev/sda1
