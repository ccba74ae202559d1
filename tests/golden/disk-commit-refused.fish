# Drives first, then images.
disk attach plain.img
disk attach ro.img ro
-disk commit sda
-disk commit sdb
-disk commit ./plain.img
disk commit overlay.qcow2
!head -c 4 base.img
