!qemu-img create -q -f vmdk a.vmdk 3M
!qemu-img create -q -f vdi a.vdi 3M
!qemu-img create -q -f qcow2 a.raw 3M
!printf 'not an image' >a.txt
disk-format a.vmdk
disk-format a.vdi
disk-format a.raw
disk-format a.txt
disk-virtual-size a.vmdk
disk-virtual-size a.vdi
disk-virtual-size a.txt
-disk-format .
-disk-format ""
-disk-has-backing-file nosuch
!rm a.vmdk a.vdi a.raw a.txt
