-set-memsize
-set-memsize 1 2
-get-memsize 1
-echo-daemon
-disk-create a.raw raw
-disk-create a.raw raw 1M extra
-disk-create a.raw raw 1M preallocation:off preallocation:off
-disk-create a.raw raw 1M nosuch:x
-disk-create a.raw raw 1M preallocation
-disk-create preallocation:off a.raw raw 1M
disk-create ./a:b.raw raw 1M
!ls
