add disk.img format:raw
run
pvcreate /dev/sda
vgcreate some_group-x /dev/sda
lvcreate some-volume.y some_group-x 8
lvs
list-dm-devices
lvm-canonical-lv-name /dev/mapper/some_group--x-some--volume.y
-lvm-canonical-lv-name /dev/sda
lvrename /dev/some_group-x/some-volume.y short
lvrename /dev/some_group-x/short /dev/some_group-x/other
vgrename some_group-x VG2
lvs
vg-activate false VG2
-mkfs ext2 /dev/VG2/other
vg-activate true VG2
mkfs ext2 /dev/VG2/other
vgscan
lvm-clear-filter
lvm-set-filter /dev/sda
lvs
-vgchange-uuid VG2
vg-activate false VG2
vgchange-uuid VG2
vglvuuids VG2 | sed 's/[0-9A-Za-z]/x/g'
vgmeta VG2 | head -n 1 | cut -d ' ' -f -4
