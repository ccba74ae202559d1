disk attach base.img
disk attach base.img ro label=two
-disk commit sda
disk detach two
disk attach overlay.qcow2
-disk commit sda
disk detach sdb
disk commit sda
