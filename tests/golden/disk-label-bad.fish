disk attach a.img label=disk1
