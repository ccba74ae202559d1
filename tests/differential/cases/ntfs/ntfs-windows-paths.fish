# Paths with the drives of a Windows that was inspected.
add disk.img format:raw
run
mount /dev/sda1 /
-cat win:c:\windows\system32\host.txt
umount /
inspect-os
inspect-get-drive-mappings /dev/sda1
mount /dev/sda1 /
mkdir /E
mount /dev/sda2 /E
write win:e:\Hello.txt "hello\n"
cat win:E:/hello.TXT
cat WIN:e:\HELLO.TXT
cat /E/Hello.txt
ls win:c:\windows
ls win:C:
ls win:e:
-cat win:e:hello.txt
-cat win:f:\hello.txt
-cat win:g:\hello.txt
-cat win:e:\nosuch\hello.txt
copy-in host.txt win:c:\WINDOWS\system32
copy-in host.txt cmd.exe win:e:/
cat win:c:\windows\system32\HOST.txt
ls win:\E
mv win:e:\host.txt win:c:\windows\moved.txt
ls win:c:\windows
setenv EDITOR "echo more >>"
edit win:e:\hello.txt
setenv PAGER cat
more win:e:\hello.txt
!mkdir out
copy-out win:e:\HELLO.txt win:c:\windows\moved.txt out
!ls out
echo win:e:\hello.txt
