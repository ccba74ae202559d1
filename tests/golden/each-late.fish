echo before
!exec sleep 100
echo never
