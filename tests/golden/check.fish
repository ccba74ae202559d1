# Every line but the good ones is reported, nothing runs.
echo good
ls /
mount /dev/sda1
qqqq
echo "open
disk attach a.img sync=ful
set-memsize lots
!touch made
run
add-drive a.img cachemode:none
set-memsize 512
ls relative
ls /
shutdown
ls /
-ls /
not ls /
time qqqq
