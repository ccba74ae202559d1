disk create a.qcow2 1M format=qcow2
disk create b.img 2M
disk create c.qcow2 1M format=qcow2 backing=b.img
# How much of the host's disk it takes is the host's matter.
disk info a.qcow2 | grep -v disk_size
disk info c.qcow2 | grep -v disk_size
disk check a.qcow2
disk check a.qcow2 repair=leaks
disk resize b.img 4M
!stat -c %s b.img
disk resize b.img 1M shrink
!stat -c %s b.img
disk snapshot a.qcow2 create=first
disk snapshot a.qcow2 | cut -c 1-9
disk snapshot a.qcow2 apply=first
disk snapshot a.qcow2 delete=first
disk snapshot a.qcow2
disk convert a.qcow2 d.img
disk convert d.img e.qcow2 format=qcow2 compress
disk compare a.qcow2 d.img
!printf x | dd of=d.img conv=notrunc status=none
disk compare a.qcow2 d.img
disk map a.qcow2
disk commit c.qcow2
