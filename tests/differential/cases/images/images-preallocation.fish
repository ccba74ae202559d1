disk-create a.raw raw 1M preallocation:off
disk-create b.raw raw 1M preallocation:sparse
disk-create c.raw raw 1M preallocation:full
-disk-create d.raw raw 1M preallocation:metadata
-disk-create e.raw raw 0
disk-create f.raw raw 1
!stat -c '%n %s' *.raw
!test $(stat -c %b c.raw) -ge 2048 && echo allocated
!test $(stat -c %b a.raw) -lt 2048 && echo sparse
