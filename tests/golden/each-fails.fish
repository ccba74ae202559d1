!test "$DISKFISH_IMAGE" != one.img
!test "$DISKFISH_IMAGE" != two.img || kill -9 $PPID
echo fine
