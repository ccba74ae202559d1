disk-create base.qcow2 qcow2 8M
disk-create middle.qcow2 qcow2 -1 backingfile:base.qcow2 backingformat:qcow2
disk-create top.qcow2 qcow2 -1 backingfile:middle.qcow2 backingformat:qcow2
disk-has-backing-file base.qcow2
disk-has-backing-file top.qcow2
disk-virtual-size top.qcow2
-disk-create none.qcow2 qcow2 -1
-disk-create none.qcow2 qcow2 -1 backingfile:nosuch.qcow2 backingformat:qcow2
-disk-create none.raw raw -1 backingfile:base.qcow2
!qemu-img info --backing-chain top.qcow2 | grep -c '^image'
!rm *.qcow2
