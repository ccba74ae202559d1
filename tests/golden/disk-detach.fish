disk attach a.img
disk attach a.img ro label=data
disk attach a.img ro sync=full
disk detach data
disk list
disk detach /dev/sdb
disk detach sda
disk list
disk detach sda
