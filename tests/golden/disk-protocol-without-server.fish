disk attach a.img protocol=nbd
