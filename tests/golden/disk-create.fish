disk-create q.qcow2 qcow2 10M
disk-format q.qcow2
disk-virtual-size q.qcow2
disk-has-backing-file q.qcow2
disk-create over.qcow2 qcow2 -1 backingfile:q.qcow2 backingformat:qcow2
disk-virtual-size over.qcow2
disk-has-backing-file over.qcow2
