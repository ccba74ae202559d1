disk attach a.img
disk attach a.img ro
disk detach sdc
