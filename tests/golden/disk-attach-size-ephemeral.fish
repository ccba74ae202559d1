# A new image goes with its overlay, unless it is kept or committed.
!ls
disk attach one.img size=1M
disk attach two.img size=1M keep
disk attach three.img size=1M
disk commit sdc
!ls *.img
disk detach sdc
disk detach sda
!ls *.img
