# Programs of the host.
!./nosuchprogram
!./here
!echo "a | nosuchprogram"
echo a | nosuchprogram -x
!nosuchprogram
<! nosuchprogram
echo a | LC_ALL=C sort | nosuchprogram
!true && nosuchprogram; false
!if nosuchprogram; then true; fi
!$nosuchprogram
!(nosuchprogram)
!echo a 2>&1 | cat >/dev/null & nosuchprogram
-!nosuchprogram
!cat <<END | nosuchprogram
!while read a; do echo a; done
upload nosuch /x
setenv PATH /
!nosuchprogram
