!echo $DISKFISH_IMAGE
!cat
-lcd /nowhere
quit
echo never
