disk attach a.img
disk attach a.img ro label=data
add-drive a.img readonly:true cachemode:unsafe
add-drive-scratch 10M label:tmp
disk attach new.qcow2 size=1G format=qcow2 sync=none cache=uncached
disk attach new.img size=1536K sync=close
disk list
!qemu-img info new.qcow2 | grep -E '^(file format|virtual size)'
!stat -c %s new.img
