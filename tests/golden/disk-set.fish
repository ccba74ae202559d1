disk attach a.img label=data
disk set sda sync=none
disk list
disk set /dev/sda cache=uncached
disk list
disk set data sync=fsync cache=auto
disk list
