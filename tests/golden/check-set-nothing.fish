disk attach a.img label=disk1
disk set sda
