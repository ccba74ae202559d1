# Drives that cannot be attached, and disks that are none.
disk attach nosuch.img
add-drive there.img protocol:nbd
add-drive there.img server:localhost
add-drive there.img readonly:true discard:enable
disk attach other.img size=2M
disk attach folder
disk attach there.img sync=none
disk set sdx sync=full
disk detach sda
run
mount /dev/sde1 /
mount /dev/sdg1 /
mount btrfsvol:/dev/hdh/x /
vgcreate VG "/dev/sda1 /dev/sdi1"
mount /dev/VG/LV /
add-drive-scratch 1M
mount /dev/sdg1 /
shutdown
disk attach third.img size=1M
disk set sdh cache=cached
foreach i in 1 2
  add-drive-scratch 1M
end
disk set sdz sync=none
