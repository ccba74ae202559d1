disk-create a.qcow2 qcow2 10M
disk-format a.qcow2
disk-has-backing-file a.qcow2
disk-virtual-size a.qcow2
disk-create b.qcow2 qcow2 -1 backingfile:a.qcow2 backingformat:qcow2
disk-has-backing-file b.qcow2
disk-virtual-size b.qcow2
-disk-create c.qcow2 qcow2 10M compat:0.9
-disk-create c.qcow2 qcow2 10M preallocation:wrong
-disk-create c.nbd nosuchformat 10M
-disk-virtual-size nosuch.qcow2
!ls *.qcow2; rm *.qcow2
