disk attach a.img ro
disk attach a.img
