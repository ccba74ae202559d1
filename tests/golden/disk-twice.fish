disk attach a.img
disk attach a.img ro
disk list
disk attach a.img
