disk-create a.raw raw 10M
disk-create b.qcow2 qcow2 1G preallocation:metadata compat:0.10 clustersize:4096
disk-create c.qcow2 qcow2 -1 backingfile:b.qcow2 backingformat:qcow2
disk-create 'd e.raw' raw 1048577 preallocation:full
disk-format a.raw
disk-format b.qcow2
disk-virtual-size a.raw
disk-virtual-size 'd e.raw'
disk-virtual-size c.qcow2
disk-has-backing-file a.raw
disk-has-backing-file c.qcow2
!qemu-img info c.qcow2 | grep -v 'disk size'
!qemu-img info b.qcow2 | grep -v 'disk size'
!stat -c '%n %s %a' *.raw
