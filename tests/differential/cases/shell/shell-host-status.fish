-!exit 1
-!kill -TERM $$
-!nosuchprogram 2>/dev/null
!true
!echo $0 | sed 's,.*/,,'
!false
echo not run
