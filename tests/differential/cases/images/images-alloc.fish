sparse s.img 100M
alloc t.img 64K
allocate u.img 1000
!stat -c '%n %s %a' *.img
!du -k s.img t.img | sort
-alloc nowhere/x.img 1M
add-drive-scratch 1M label:x
add-drive v.img format:raw label:v cachemode:unsafe discard:besteffort readonly:false
